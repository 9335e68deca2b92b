import { Arena } from './arena';
import type { KernelExports, KernelMemory } from './kernelExports';
import { decodeProgram, encodedLength, encodeProgram, type Program } from './program';
import { CONTROL_BYTES, Control } from './threadControl';

/** One more thread that runs kernels, as its host made it. */
export interface KernelThread {
  /** Resolves when the thread waits for work; rejects when it cannot start. */
  readonly ready: Promise<void>;
  terminate(): void;
}

/** Everything that a host must have made before kernels can run: an instance of their module on a shared memory. */
export interface KernelHost {
  readonly memory: KernelMemory;
  readonly exports: KernelExports;
  /** Which build of the module runs: `relaxed` has multiply-add with one rounding. */
  readonly build: 'relaxed' | 'plain';
  /**
   * Starts thread `index` (from 1) on the same memory; it then calls `serveKernelThread`. Null where threads cannot share
   * memory: a page that is not cross-origin isolated.
   */
  readonly startThread: ((index: number, controlAt: number, threads: number) => KernelThread) | null;
}

/** A program for each thread, ready to run. */
export interface LoadedProgram {
  readonly id: number;
  readonly at: number;
  readonly addresses: readonly number[];
  readonly calls: readonly (() => void)[];
  readonly nodeIds: readonly (string | undefined)[];
}

/** What the kernels' memory holds, in bytes. */
export interface KernelMemoryReport {
  /** Handed out now, for whatever purpose. */
  readonly usedBytes: number;
  /** Working memory of the training in progress, weights and their gradients apart. */
  readonly workspaceBytes: number;
  /** What its algorithm must keep from forward to backward: gates, states, inputs of layers. */
  readonly keptBytes: number;
}

/** The threads that run kernels, and their memory. One program runs at a time. */
export class KernelPool {
  readonly arena: Arena;
  /** How many threads work, this one included. */
  readonly threads: number;
  readonly build: 'relaxed' | 'plain';
  readonly exports: KernelExports;
  readonly #memory: KernelMemory;
  readonly #control: Control;
  readonly #others: readonly KernelThread[];
  #floats: Float32Array;
  #nextId = 1;
  #broken: string | null = null;
  #workspace = { workspaceBytes: 0, keptBytes: 0 };

  private constructor(host: KernelHost, arena: Arena, control: Control, others: readonly KernelThread[]) {
    this.exports = host.exports;
    this.build = host.build;
    this.threads = 1 + others.length;
    this.arena = arena;
    this.#memory = host.memory;
    this.#control = control;
    this.#others = others;
    this.#floats = new Float32Array(host.memory.buffer);
  }

  /** Starts the kernels on at most `threads` threads; on one where a page shares no memory. */
  static async start(host: KernelHost, threads: number): Promise<KernelPool> {
    const arena = new Arena(host.memory, host.exports.freeFrom());
    const control = new Control(host.memory, arena.allocate(CONTROL_BYTES / 4));
    host.exports.useEdge(control.edgeAt(0));
    const others: KernelThread[] = [];
    const { startThread } = host;
    const count = startThread ? Math.min(threads, Control.MOST_THREADS) : 1;
    for (let k = 1; k < count; k++) if (startThread) others.push(startThread(k, control.at, count));
    try {
      await Promise.all(others.map((thread) => thread.ready));
    } catch {
      // Whatever keeps threads from starting, one is enough to compute.
      for (const thread of others.splice(0)) thread.terminate();
    }
    return new KernelPool(host, arena, control, others);
  }

  /** The whole memory as floats; byte address ÷ 4 is the index. Ask anew after every allocation: growing replaces it. */
  get floats(): Float32Array {
    if (this.#floats.buffer !== this.#memory.buffer) this.#floats = new Float32Array(this.#memory.buffer);
    return this.#floats;
  }

  get integers(): Int32Array {
    return new Int32Array(this.#memory.buffer);
  }

  get doubles(): Float64Array {
    return new Float64Array(this.#memory.buffer);
  }

  /** The words where threads meet, for programs that need to (`meet`). */
  get meetingAt(): number {
    return this.#control.meetingAt;
  }

  /** Makes a program ready: one for each thread. Give it back with `unload`. */
  load(programs: readonly Program[]): LoadedProgram {
    if (programs.length !== this.threads) throw new Error(`Expected ${this.threads} programs, got ${programs.length}.`);
    const lengths = programs.map(encodedLength);
    const at = this.arena.allocate(2 * lengths.reduce((sum, length) => sum + length, 0));
    const { doubles } = this;
    let next = at / 8;
    const addresses = programs.map((program, k) => {
      const address = next * 8;
      encodeProgram(program, doubles, next);
      next += lengths[k] as number;
      return address;
    });
    const own = programs[0] as Program;
    const calls = decodeProgram(doubles, at / 8, this.exports);
    return { id: this.#nextId++, at, addresses, calls, nodeIds: own.map((call) => call.nodeId) };
  }

  unload(program: LoadedProgram): void {
    this.arena.release(program.at);
  }

  /**
   * Runs a program on all threads and returns when all are done. With `timed` each call of this thread is measured: its
   * milliseconds, node by node. Throws when a thread failed; the pool is then of no use any more.
   */
  run(program: LoadedProgram, timed?: { now(): number; add(nodeId: string, ms: number): void }): void {
    if (this.#broken !== null) throw new Error(this.#broken);
    if (this.threads > 1) this.#control.order(program.id, program.addresses);
    try {
      if (timed) this.#runTimed(program, timed);
      else for (const call of program.calls) call();
      if (this.threads > 1) this.exports.meet(this.meetingAt, this.threads);
    } catch (error) {
      this.#control.fail();
      this.#broken = `The fused kernels failed: ${error instanceof Error ? error.message : String(error)}`;
      throw new Error(this.#broken, { cause: error });
    }
  }

  #runTimed(program: LoadedProgram, timed: { now(): number; add(nodeId: string, ms: number): void }): void {
    program.calls.forEach((call, i) => {
      const nodeId = program.nodeIds[i];
      const startMs = timed.now();
      call();
      if (nodeId !== undefined) timed.add(nodeId, timed.now() - startMs);
    });
  }

  /** Remembers what a training takes, for `memory`. */
  reportWorkspace(workspaceBytes: number, keptBytes: number): void {
    this.#workspace = { workspaceBytes, keptBytes };
  }

  memory(): KernelMemoryReport {
    return { usedBytes: this.arena.usedBytes, ...this.#workspace };
  }

  dispose(): void {
    this.#broken = 'The fused kernels have been ended.';
    for (const thread of this.#others) thread.terminate();
  }
}
