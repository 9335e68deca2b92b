import { spawn } from 'node:child_process';
import path from 'node:path';
import { ROOT } from '../scripts/repositoryRoot.mjs';

/** Starts the browser edition as `npm start` does, on a free port. Resolves to its address and to what ends it. */
export async function serveBrowserEdition(): Promise<{ url: string; stop: () => Promise<void> }> {
  const script = path.join(ROOT, 'scripts/start.mjs');
  const child = spawn(process.execPath, [script, '--browser', '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const address = /http:\/\/[\d.]+:\d+\//.exec(output)?.[0];
      if (address) resolve(address);
    });
    child.once('exit', (code) => reject(new Error(`The browser edition ended with code ${code}: ${output}`)));
  });
  return {
    url,
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}
