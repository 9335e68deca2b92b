/** Where a stream stands: four whole numbers of 32 bits. */
export type RandomState = readonly [number, number, number, number];

/** A seeded stream of random numbers. The same seed gives the same stream on every machine and backend. */
export interface Random {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number in [0, below). */
  integer(below: number): number;
  /** A normally distributed number with mean 0 and deviation 1 (Box and Muller 1958). */
  normal(): number;
  /** A stream of its own for one purpose, independent of how much of this one was used. */
  fork(label: string): Random;
  /** Where this stream stands now. */
  state(): RandomState;
  /** Goes on from where a stream stood; forks are not concerned. */
  restore(state: RandomState): void;
}

/** Hashes text to 32 bits (FNV-1a). */
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** Makes a seeded stream (generator sfc32 of Chris Doty-Humphrey's PractRand, seeded through its own mixing). */
export function createRandom(seed: number | string): Random {
  const key = String(seed);
  let a = hashText(`a${key}`);
  let b = hashText(`b${key}`);
  let c = hashText(`c${key}`);
  let counter = 1;

  const nextUint32 = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return sum >>> 0;
  };
  for (let i = 0; i < 16; i++) nextUint32();

  const next = (): number => nextUint32() / 4294967296;
  return {
    next,
    integer: (below) => Math.floor(next() * below),
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    fork: (label) => createRandom(`${key}/${label}`),
    state: () => [a, b, c, counter],
    restore: (state) => {
      [a, b, c, counter] = state;
    },
  };
}

/** The numbers 0 … count − 1 in random order (Fisher and Yates). */
export function shuffledIndices(count: number, random: Random): Uint32Array {
  const indices = Uint32Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = random.integer(i + 1);
    const held = indices[i] as number;
    indices[i] = indices[j] as number;
    indices[j] = held;
  }
  return indices;
}
