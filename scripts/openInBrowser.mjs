import { spawn } from 'node:child_process';

/** Opens an address in the system's browser. Where there is none, nothing happens: the address has been printed. */
export function openInBrowser(url, platform = process.platform) {
  const [program, ...args] =
    platform === 'darwin' ? ['open', url] : platform === 'win32' ? ['explorer.exe', url] : ['xdg-open', url];
  const child = spawn(program, args, { stdio: 'ignore', detached: true });
  child.once('error', () => {});
  child.unref();
}
