import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

const ARBITRARY_LOADS = /(<key>NSAllowsArbitraryLoads<\/key>\s*)<true\s*\/>/;

/** Called by electron-builder before it gathers packages: `false` says that there are none to rebuild or to add. */
export function beforeBuild() {
  return Promise.resolve(false);
}

/**
 * Called by electron-builder when the app's folder is whole and not signed yet. On macOS the builder allows unencrypted
 * loads from anywhere; nothing of the app needs that, so it is taken back.
 */
export async function afterPack({ appOutDir, electronPlatformName, packager }) {
  if (electronPlatformName !== 'darwin') return;
  const file = path.join(appOutDir, `${packager.appInfo.productFilename}.app`, 'Contents/Info.plist');
  const text = await readFile(file, 'utf8');
  if (ARBITRARY_LOADS.test(text)) await writeFile(file, text.replace(ARBITRARY_LOADS, '$1<false/>'));
}
