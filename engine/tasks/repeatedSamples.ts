/** Two hashes of 32 bits each that go on from value to value (the finalizer of Appleby's MurmurHash3). */
class Key {
  #a = 17;
  #b = 31;

  add(word: number): void {
    this.#a = mixed(this.#a ^ word);
    this.#b = mixed(Math.imul(this.#b, 0x9e3779b1) ^ word);
  }

  /** As one number of 52 bits. */
  get value(): number {
    return (this.#a >>> 0) * 0x100000 + (this.#b & 0xfffff);
  }
}

function mixed(word: number): number {
  const once = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return twice ^ (twice >>> 16);
}

/** A number for each row, equal where all columns are. */
export function rowKeys(columns: readonly ArrayLike<number>[], rowCount: number): Float64Array {
  const bits = new Float32Array(1);
  const word = new Int32Array(bits.buffer);
  return Float64Array.from({ length: rowCount }, (_, row) => {
    const key = new Key();
    for (const values of columns) {
      bits[0] = values[row] as number;
      key.add(word[0] as number);
    }
    return key.value;
  });
}

/** A number for each sample of rows, equal where all its rows are; null where it has but one kind of row, which says nothing. */
export function sampleKey(rows: Float64Array, from: number, count: number): number | null {
  const key = new Key();
  let changes = false;
  for (let row = from; row < from + count; row++) {
    const own = rows[row] as number;
    changes ||= own !== rows[from];
    key.add(own % 0x100000000);
    key.add(Math.floor(own / 0x100000000));
  }
  return changes ? key.value : null;
}

/** How many samples of one part stand in another, value for value. */
export function countRepeated(known: readonly (number | null)[], asked: readonly (number | null)[]): number {
  const seen = new Set(known);
  return asked.filter((key) => key !== null && seen.has(key)).length;
}
