import type { KernelMemory } from './kernelExports';

const PAGE_BYTES = 65536;
/** Blocks begin on a cache line. */
const ALIGN_BYTES = 64;

/**
 * Hands out blocks of the kernels' memory and takes them back: the first free block that is large enough, neighbors joined
 * when freed. The memory grows when nothing fits, and never shrinks (WebAssembly's does not).
 */
export class Arena {
  /** Free blocks by address; no two touch. */
  #free: { at: number; size: number }[] = [];
  readonly #taken = new Map<number, number>();
  #end: number;
  /** Bytes handed out now. */
  usedBytes = 0;
  /** The most bytes that were handed out at once. */
  peakBytes = 0;

  constructor(
    private readonly memory: KernelMemory,
    firstByte: number,
  ) {
    this.#end = align(firstByte);
  }

  /** A block of at least this many floats, its contents undefined. Throws a `RangeError` where memory is at an end. */
  allocate(floats: number): number {
    const size = align(Math.max(1, floats) * 4);
    const index = this.#free.findIndex((block) => block.size >= size);
    const found = this.#free[index];
    let at: number;
    if (found) {
      at = found.at;
      found.at += size;
      found.size -= size;
      if (found.size === 0) this.#free.splice(index, 1);
    } else {
      at = this.#end;
      const missing = at + size - this.memory.buffer.byteLength;
      if (missing > 0) this.#grow(missing);
      this.#end = at + size;
    }
    this.#taken.set(at, size);
    this.usedBytes += size;
    this.peakBytes = Math.max(this.peakBytes, this.usedBytes);
    return at;
  }

  /** Takes a block back. Throws when it is none. */
  release(at: number): void {
    const size = this.#taken.get(at);
    if (size === undefined) throw new Error(`There is no block at ${at}.`);
    this.#taken.delete(at);
    this.usedBytes -= size;
    const index = this.#free.findIndex((block) => block.at > at);
    const place = index < 0 ? this.#free.length : index;
    this.#free.splice(place, 0, { at, size });
    this.#join(place);
    if (place > 0) this.#join(place - 1);
  }

  #join(index: number): void {
    const [block, next] = [this.#free[index], this.#free[index + 1]];
    if (!block || !next || block.at + block.size !== next.at) return;
    block.size += next.size;
    this.#free.splice(index + 1, 1);
  }

  #grow(missingBytes: number): void {
    try {
      this.memory.grow(Math.ceil(missingBytes / PAGE_BYTES));
    } catch {
      const megabytes = Math.round((this.memory.buffer.byteLength + missingBytes) / 1e6);
      throw new RangeError(
        `The fused kernels need ${megabytes} MB of memory, more than there is. Choose fewer units or a smaller batch.`,
      );
    }
  }
}

function align(bytes: number): number {
  return Math.ceil(bytes / ALIGN_BYTES) * ALIGN_BYTES;
}
