import type { KernelExports, KernelMemory } from './kernelExports';
import { decodeProgram } from './program';

/** A thread forgets the programs it has read when they are more than this; it reads them anew from memory. */
const MOST_PROGRAMS = 64;
const EDGE_BYTES = 192;
const MOST_THREADS = 32;
// Each word that threads watch stands on a cache line of its own.
const ORDER_AT = 0;
const PROGRAM_AT = 64;
const MEETING_AT = 128;
const FAILED_AT = MEETING_AT + 8;
const ADDRESSES_AT = 192;
const EDGES_AT = ADDRESSES_AT + 4 * MOST_THREADS;

/** Bytes that the threads' common words take. */
export const CONTROL_BYTES = EDGES_AT + EDGE_BYTES * MOST_THREADS;

/** The words in shared memory by which the first thread gives the others their work. */
export class Control {
  static readonly MOST_THREADS = MOST_THREADS;
  readonly #words: Int32Array;

  constructor(
    memory: KernelMemory,
    readonly at: number,
  ) {
    // A view of the memory as it is now stays valid for these words when the memory grows.
    this.#words = new Int32Array(memory.buffer, at, CONTROL_BYTES / 4);
    this.#words.fill(0);
  }

  get meetingAt(): number {
    return this.at + MEETING_AT;
  }

  /** A thread's own place for tiles at an edge. */
  edgeAt(thread: number): number {
    return this.at + EDGES_AT + EDGE_BYTES * thread;
  }

  /** Tells all other threads to run a program, each the one at its address. */
  order(programId: number, addresses: readonly number[]): void {
    const words = this.#words;
    words[PROGRAM_AT / 4] = programId;
    words.set(addresses, ADDRESSES_AT / 4);
    Atomics.add(words, ORDER_AT / 4, 1);
    Atomics.notify(words, ORDER_AT / 4);
  }

  /** Tells all threads that one has failed, so that none waits for it. */
  fail(): void {
    Atomics.store(this.#words, FAILED_AT / 4, 1);
    Atomics.notify(this.#words, (MEETING_AT + 4) / 4);
  }
}

/**
 * What every thread but the first does for all its life: waits for an order, runs its program, meets the others. Call it in a
 * worker, once its instance stands on the shared memory; it ends only by a failure, which it throws.
 */
export function serveKernelThread(
  exports: KernelExports,
  memory: KernelMemory,
  index: number,
  controlAt: number,
  threads: number,
): void {
  const words = new Int32Array(memory.buffer, controlAt, CONTROL_BYTES / 4);
  const programs = new Map<number, (() => void)[]>();
  exports.useEdge(controlAt + EDGES_AT + EDGE_BYTES * index);
  let order = 0;
  try {
    for (;;) {
      order = exports.waitForChange(controlAt + ORDER_AT, order);
      const id = words[PROGRAM_AT / 4] as number;
      let calls = programs.get(id);
      if (!calls) {
        const address = words[ADDRESSES_AT / 4 + index] as number;
        calls = decodeProgram(new Float64Array(memory.buffer), address / 8, exports);
        if (programs.size >= MOST_PROGRAMS) programs.clear();
        programs.set(id, calls);
      }
      for (const call of calls) call();
      exports.meet(controlAt + MEETING_AT, threads);
    }
  } catch (error) {
    Atomics.store(words, FAILED_AT / 4, 1);
    Atomics.notify(words, (MEETING_AT + 4) / 4);
    throw error;
  }
}
