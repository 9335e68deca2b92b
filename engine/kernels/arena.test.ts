import { describe, expect, it } from 'vitest';
import { createRandom } from '../random/random';
import { Arena } from './arena';
import type { KernelMemory } from './kernelExports';

const PAGE_BYTES = 65536;
const ALIGN_BYTES = 64;

/** A memory that only knows its size, as a WebAssembly memory with so many pages at most. */
class Pages implements KernelMemory {
  buffer = new ArrayBuffer(PAGE_BYTES);

  constructor(private readonly most = Number.POSITIVE_INFINITY) {}

  grow(pages: number): number {
    const before = this.buffer.byteLength / PAGE_BYTES;
    if (before + pages > this.most) throw new RangeError('no more');
    this.buffer = new ArrayBuffer((before + pages) * PAGE_BYTES);
    return before;
  }
}

describe('memory of the kernels', () => {
  it('hands out blocks on cache lines, from the first free byte on', () => {
    const arena = new Arena(new Pages(), 1000);
    expect([arena.allocate(1), arena.allocate(16), arena.allocate(17), arena.allocate(0)]).toEqual([
      1024, 1088, 1152, 1280,
    ]);
    expect(arena.usedBytes).toBe(64 + 64 + 128 + 64);
  });

  it('uses the first free block that is large enough, and the rest of it after that', () => {
    const arena = new Arena(new Pages(), 0);
    const [small, , large] = [arena.allocate(16), arena.allocate(16), arena.allocate(64), arena.allocate(16)];
    arena.release(small);
    arena.release(large);
    expect(arena.allocate(32)).toBe(large);
    expect(arena.allocate(32)).toBe(large + 128);
    expect(arena.allocate(16)).toBe(small);
  });

  it.each([
    [0, 1, 2],
    [0, 2, 1],
    [2, 1, 0],
    [1, 0, 2],
  ])('joins neighbors that are free, in whatever order (%i, %i, %i)', (...order) => {
    const arena = new Arena(new Pages(), 0);
    const blocks = [arena.allocate(16), arena.allocate(16), arena.allocate(16)] as const;
    arena.allocate(16);
    for (const k of order) arena.release(blocks[k] as number);
    expect(arena.allocate(48)).toBe(blocks[0]);
  });

  it('grows the memory only when nothing fits', () => {
    const memory = new Pages();
    const arena = new Arena(memory, 0);
    const whole = arena.allocate(PAGE_BYTES / 4);
    expect(memory.buffer.byteLength).toBe(PAGE_BYTES);
    arena.allocate(1);
    expect(memory.buffer.byteLength).toBe(2 * PAGE_BYTES);
    arena.allocate(PAGE_BYTES);
    expect(memory.buffer.byteLength).toBe(6 * PAGE_BYTES);
    arena.release(whole);
    expect(arena.allocate(PAGE_BYTES / 4)).toBe(whole);
    expect(memory.buffer.byteLength).toBe(6 * PAGE_BYTES);
  });

  it('remembers the most that was handed out at once', () => {
    const arena = new Arena(new Pages(), 0);
    const blocks = [arena.allocate(16), arena.allocate(16)];
    for (const at of blocks) arena.release(at);
    arena.allocate(16);
    expect([arena.usedBytes, arena.peakBytes]).toEqual([64, 128]);
  });

  it('says what to do when there is no more, and loses nothing', () => {
    const arena = new Arena(new Pages(2), 0);
    expect(() => arena.allocate(16 * PAGE_BYTES)).toThrow(
      new RangeError(
        'The fused kernels need 4 MB of memory, more than there is. Choose fewer units or a smaller batch.',
      ),
    );
    expect(arena.usedBytes).toBe(0);
    expect(arena.allocate(PAGE_BYTES / 2)).toBe(0);
  });

  it('refuses to take back what is no block, and a block twice', () => {
    const arena = new Arena(new Pages(), 0);
    const at = arena.allocate(16);
    expect(() => arena.release(at + 4)).toThrow(`There is no block at ${at + 4}.`);
    arena.release(at);
    expect(() => arena.release(at)).toThrow(`There is no block at ${at}.`);
  });

  it.each([1, 2, 3, 4, 5])('keeps blocks apart in a random sequence of requests (%i)', (seed) => {
    const random = createRandom(seed);
    const memory = new Pages();
    const arena = new Arena(memory, 200);
    const taken = new Map<number, number>();
    for (let k = 0; k < 2000; k++) {
      if (taken.size > 0 && random.next() < 0.48) {
        const at = [...taken.keys()][random.integer(taken.size)] as number;
        arena.release(at);
        taken.delete(at);
      } else {
        const floats = 1 + random.integer(random.next() < 0.1 ? 20_000 : 200);
        const at = arena.allocate(floats);
        const end = at + 4 * floats;
        expect(at % ALIGN_BYTES).toBe(0);
        expect(at).toBeGreaterThanOrEqual(200);
        expect(end).toBeLessThanOrEqual(memory.buffer.byteLength);
        const overlaps = [...taken].filter(([other, otherEnd]) => at < otherEnd && other < end);
        expect(overlaps).toEqual([]);
        taken.set(at, end);
      }
      const used = [...taken].reduce((sum, [at, end]) => sum + Math.ceil((end - at) / ALIGN_BYTES) * ALIGN_BYTES, 0);
      expect(arena.usedBytes).toBe(used);
    }
    // All given back, it is one block again: the largest request so far and more fit without growing.
    for (const at of taken.keys()) arena.release(at);
    const bytes = memory.buffer.byteLength;
    expect(arena.usedBytes).toBe(0);
    expect(arena.allocate((arena.peakBytes - ALIGN_BYTES) / 4)).toBe(256);
    expect(memory.buffer.byteLength).toBe(bytes);
  });
});
