import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { ROOT } from '../scripts/repositoryRoot.mjs';

/** Letters of a failed process's complaints that are worth showing. */
const COMPLAINT_CHARS = 2000;

/** No request takes this long on any engine; threads that wait for each other for ever would. */
const LIMIT_MS = 600_000;

/**
 * A process that measures: Seqloom's engine or a peer. It takes a request a line and answers each with a line of JSON;
 * whatever else it prints is passed over.
 */
export class MeasuringProcess {
  #child;
  #complaints = '';
  #waiting = [];
  #arrived = [];
  #end = null;
  #limitMs;

  constructor({ program, args, env }, limitMs = LIMIT_MS) {
    this.#limitMs = limitMs;
    this.#child = spawn(program, args, { cwd: ROOT, env, stdio: ['pipe', 'pipe', 'pipe'] });
    this.#child.stderr.on('data', (chunk) => (this.#complaints = (this.#complaints + chunk).slice(-COMPLAINT_CHARS)));
    createInterface({ input: this.#child.stdout }).on('line', (line) => this.#onLine(line));
    this.#child.once('error', (error) => this.#finish(error.message));
    this.#child.once('close', (code, signal) => this.#finish(`It ended with ${signal ?? code}.`));
    // A request to a process that has just died fails here too; its end is what the caller is told.
    this.#child.stdin.on('error', () => {});
  }

  /** What the process tells next. Rejects when it has ended; one that tells nothing for too long is ended. */
  async next() {
    const message = this.#arrived.shift();
    if (message) return message;
    if (this.#end) throw new Error(this.#end);
    const timer = setTimeout(() => this.#giveUp(), this.#limitMs);
    try {
      return await new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
    } finally {
      clearTimeout(timer);
    }
  }

  /** Sends a request and resolves to its answer. Rejects when the process fails at it. */
  async ask(request) {
    this.#child.stdin.write(`${JSON.stringify(request)}\n`);
    const answer = await this.next();
    if (answer.kind === 'failed') throw new Error(answer.message);
    return answer;
  }

  /** Ends the process and resolves when it is gone, so that it takes no time from the next one. */
  async close() {
    if (this.#end) return;
    const gone = new Promise((resolve) => this.#child.once('close', resolve));
    this.#child.stdin.end();
    await gone;
  }

  #giveUp() {
    this.#finish(`It gave no answer in ${this.#limitMs / 1000} s.`);
    this.#child.kill('SIGKILL');
  }

  #onLine(line) {
    let message;
    try {
      message = JSON.parse(line);
    } catch {
      return;
    }
    if (typeof message?.kind !== 'string') return;
    const asker = this.#waiting.shift();
    if (asker) asker.resolve(message);
    else this.#arrived.push(message);
  }

  #finish(how) {
    this.#end ??= `${how}\n${this.#complaints}`.trim();
    for (const { reject } of this.#waiting.splice(0)) reject(new Error(this.#end));
  }
}
