import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './repositoryRoot.mjs';

/**
 * The script behind a command of an installed package, to be run with this same Node: no shell, no `.cmd` files,
 * so it works alike on every system. Throws where the package is not installed.
 */
export function toolScript(packageName, command = packageName) {
  const folder = path.join(ROOT, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const script = typeof bin === 'string' ? bin : bin[command];
  if (!script) throw new Error(`${packageName} has no command ${command}`);
  return path.join(folder, script);
}

/**
 * Runs a Node script in the repository's root. With `capture`, its output is collected instead of shown.
 * Never rejects: a process that could not start, was killed or ran past `timeoutMs` has a non-zero `code`.
 */
export function runNode(script, args = [], { capture = false, env = {}, timeoutMs } = {}) {
  return runProgram(process.execPath, [script, ...args], { capture, env, timeoutMs });
}

/** As `runNode`, for any program. */
export function runProgram(program, args, { capture = false, env = {}, timeoutMs } = {}) {
  const startedAtMs = performance.now();
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: capture ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      timeout: timeoutMs,
    });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    const finish = (code) => resolve({ code, output, elapsedMs: performance.now() - startedAtMs });
    child.once('error', (error) => {
      output += error.message;
      finish(127);
    });
    child.once('close', (code) => finish(code ?? 1));
  });
}
