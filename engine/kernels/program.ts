import { KERNEL_NAMES, type KernelExports, type KernelName } from './kernelExports';

/** One call of a kernel. `nodeId` says for which node of the graph, so that its time can be told. */
export interface KernelCall {
  readonly kernel: KernelName;
  readonly args: readonly number[];
  readonly nodeId?: string;
}

/** What one thread does in one run: its calls in order. */
export type Program = readonly KernelCall[];

/** Doubles that a program takes in memory. */
export function encodedLength(program: Program): number {
  return program.reduce((sum, call) => sum + 2 + call.args.length, 1);
}

/** Writes a program as numbers: how many calls, then for each its kernel, how many arguments, and these. */
export function encodeProgram(program: Program, into: Float64Array, at: number): void {
  let next = at;
  into[next++] = program.length;
  for (const { kernel, args } of program) {
    into[next++] = KERNEL_NAMES.indexOf(kernel);
    into[next++] = args.length;
    into.set(args, next);
    next += args.length;
  }
}

/** Reads a program back as calls that are ready to run on one instance. */
export function decodeProgram(from: Float64Array, at: number, exports: KernelExports): (() => void)[] {
  let next = at;
  const count = from[next++] as number;
  const calls: (() => void)[] = [];
  for (let i = 0; i < count; i++) {
    const kernel = exports[KERNEL_NAMES[from[next++] as number] as KernelName];
    const length = from[next++] as number;
    const args = [...from.subarray(next, next + length)];
    next += length;
    calls.push(() => kernel(...args));
  }
  return calls;
}
