import { BrowserWindow, MessageChannelMain, type MessagePortMain } from 'electron';
import type { TrainerEnd, TrainerPortNote } from '../ipc/contract';
import { TRAINER_ORIGIN } from './appProtocol';
import { tellPage } from './appWindow';
import { editorWindow } from './editorWindow';
import { pagePreferences } from './pagePreferences';

/** The hidden window whose process holds the training workers, and the ports that wait until its page is loaded. */
interface Trainer {
  readonly window: BrowserWindow;
  /** Counts the trainers of this run of the app. */
  readonly number: number;
  /** Null once the page is loaded. */
  waiting: MessagePortMain[] | null;
}

/** What the reasons that Chromium gives mean; any other is a crash. */
const ENDS: Readonly<Record<string, TrainerEnd>> = {
  oom: 'out-of-memory',
  'memory-eviction': 'out-of-memory',
  killed: 'killed',
  'launch-failed': 'not-started',
  'integrity-failure': 'not-started',
};

let current: Trainer | null = null;
let lastNumber = 0;

/**
 * Opens a connection between the editor and a new training worker; the trainer is opened if there is none. The port
 * comes to the editor's page as the message `TrainerPortNote`. When the trainer ends, the page hears `trainerGone`.
 */
export function connectTrainer(id: string, editor: BrowserWindow): void {
  current ??= openTrainer(editor);
  const { port1, port2 } = new MessageChannelMain();
  const note: TrainerPortNote = { type: 'trainerPort', id, trainer: current.number };
  // Before the trainer is loaded: what the page says meanwhile waits in the port.
  editor.webContents.postMessage('trainerPort', note, [port1]);
  if (current.waiting) current.waiting.push(port2);
  else handOver(current, port2);
}

function openTrainer(editor: BrowserWindow): Trainer {
  const window = new BrowserWindow({
    show: false,
    skipTaskbar: true,
    focusable: false,
    title: 'Seqloom training',
    webPreferences: pagePreferences('trainerPreload.cjs'),
  });
  lastNumber += 1;
  const trainer: Trainer = { window, number: lastNumber, waiting: [] };
  const { webContents: editorPage } = editor;
  const close = () => {
    if (current !== trainer) return;
    current = null;
    editor.off('closed', close);
    editorPage.off('render-process-gone', close);
    editorPage.off('did-navigate', close);
    for (const port of trainer.waiting ?? []) port.close();
    if (!window.isDestroyed()) window.destroy();
  };
  const end = (reason: TrainerEnd) => {
    if (current !== trainer) return;
    close();
    tellPage(editor, 'trainerGone', { trainer: trainer.number, reason });
  };

  window.webContents.on('render-process-gone', (_event, { reason }) => end(ENDS[reason] ?? 'crashed'));
  window.on('close', (event) => {
    // Quitting closes every window; a user who then decides to stay must not lose the training.
    if (editorWindow() === editor) event.preventDefault();
  });
  // Nobody is left to take what is being learned: the window or its page is gone, or the page was loaded anew.
  editor.on('closed', close);
  editorPage.on('render-process-gone', close);
  editorPage.on('did-navigate', close);
  window.loadURL(`${TRAINER_ORIGIN}/trainer/trainer.html`).then(
    () => {
      const { waiting } = trainer;
      trainer.waiting = null;
      if (current === trainer) for (const port of waiting ?? []) handOver(trainer, port);
    },
    () => end('not-started'),
  );
  return trainer;
}

function handOver({ window }: Trainer, port: MessagePortMain): void {
  window.webContents.postMessage('trainerPort', null, [port]);
}
