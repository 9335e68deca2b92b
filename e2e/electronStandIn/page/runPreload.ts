import { decode } from '../messages';
import type { PageInfo } from '../wire';
import { contextBridge } from './contextBridge';
import { createWebUtils } from './droppedFiles';
import { guardPopupsAndNavigation } from './guards';
import { createIpcRenderer, takeBinding } from './ipcRenderer';
import { passKeysToMenu } from './menuKeys';

type PreloadModule = { exports: unknown };
type Preload = (
  require: (name: string) => unknown,
  module: PreloadModule,
  exports: unknown,
  process: Readonly<Record<string, unknown>>,
) => void;

/** Runs a preload before the page's own scripts, with what a sandboxed preload may have and nothing else. */
export function runPreload({ contentsId, platform, versions }: PageInfo, preload: Preload): void {
  // Electron runs it in the page itself, not in frames.
  if (window.self !== window.top) return;
  guardPopupsAndNavigation(contentsId);
  const call = takeBinding();
  passKeysToMenu((key) => void call({ kind: 'key', key }));
  const webUtils = createWebUtils(async () => {
    const answer = await call({ kind: 'paths' });
    return answer.ok ? (decode(answer.value.value, []) as string[]) : [];
  });
  const electron = { contextBridge, ipcRenderer: createIpcRenderer(call), webUtils };
  const require = (name: string) => {
    if (name === 'electron' || name === 'electron/renderer') return electron;
    throw new Error(`module not found: ${name}`);
  };
  const module: PreloadModule = { exports: {} };
  const process = { platform, versions, env: {}, argv: [], type: 'renderer', sandboxed: true, contextIsolated: true };
  preload(require, module, module.exports, process);
}
