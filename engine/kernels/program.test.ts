import { describe, expect, it, vi } from 'vitest';
import { createRandom } from '../random/random';
import { KERNEL_NAMES, type KernelExports } from './kernelExports';
import { decodeProgram, encodedLength, encodeProgram, type KernelCall, type Program } from './program';

/** Kernels that only write down how they were called. */
function recorder(): { exports: KernelExports; calls: KernelCall[] } {
  const calls: KernelCall[] = [];
  const kernels = KERNEL_NAMES.map((kernel) => [kernel, (...args: number[]) => calls.push({ kernel, args })]);
  return { exports: Object.fromEntries(kernels) as KernelExports, calls };
}

function roundTrip(program: Program, at = 0): KernelCall[] {
  const memory = new Float64Array(at + encodedLength(program));
  encodeProgram(program, memory, at);
  const { exports, calls } = recorder();
  for (const call of decodeProgram(memory, at, exports)) call();
  return calls;
}

describe('programs of kernels', () => {
  it('come back as the calls they were written from, each kernel by its name', () => {
    const program = KERNEL_NAMES.map((kernel, k) => ({ kernel, args: [k, -k, k / 3, 2 ** 32 - 1, 1e-9] }));
    expect(roundTrip(program)).toEqual(program);
  });

  it('take the length that was said, to the last double', () => {
    const program: Program = [
      { kernel: 'fill', args: [64, 10, 0] },
      { kernel: 'meet', args: [] },
      { kernel: 'copyRows', args: [1, 2, 3, 4, 5, 6], nodeId: 'lstm' },
    ];
    expect(encodedLength(program)).toBe(1 + 5 + 2 + 8);
    const memory = new Float64Array(encodedLength(program) + 4).fill(-7);
    encodeProgram(program, memory, 2);
    expect([...memory.subarray(0, 2), ...memory.subarray(-2)]).toEqual([-7, -7, -7, -7]);
    expect(memory.subarray(2, -2)).not.toContain(-7);
  });

  it('may be empty', () => {
    expect(encodedLength([])).toBe(1);
    expect(roundTrip([])).toEqual([]);
  });

  it('call nothing while they are read, and keep their arguments when the memory changes', () => {
    const memory = new Float64Array(16);
    encodeProgram([{ kernel: 'fill', args: [64, 10, 0.5] }], memory, 0);
    const fill = vi.fn();
    const calls = decodeProgram(memory, 0, { ...recorder().exports, fill });
    expect(fill).not.toHaveBeenCalled();
    memory.fill(0);
    for (const call of [...calls, ...calls]) call();
    expect(fill.mock.calls).toEqual([
      [64, 10, 0.5],
      [64, 10, 0.5],
    ]);
  });

  it('come back in random sequences, wherever they stand', () => {
    const random = createRandom('programs');
    for (let k = 0; k < 50; k++) {
      const program = Array.from({ length: random.integer(12) }, () => ({
        kernel: KERNEL_NAMES[random.integer(KERNEL_NAMES.length)] as (typeof KERNEL_NAMES)[number],
        args: Array.from({ length: random.integer(25) }, () => random.normal() * 2 ** random.integer(32)),
      }));
      expect(roundTrip(program, random.integer(9))).toEqual(program);
    }
  });
});
