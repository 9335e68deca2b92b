import { refuse } from '../../problem/problem';
import type { ForeignWeight } from '../foreignModel';
import type { Hdf5 } from '../../exports/kerasFile/memoryFile';
import { float16 } from '../float16';
import { MAX_UNPACKED_BYTES, MAX_UNPACKED_MB } from '../../project/limits';

export type Hdf5Group = InstanceType<Hdf5['Group']>;
type Hdf5Dataset = InstanceType<Hdf5['Dataset']>;

const MEGABYTE = 2 ** 20;
const FLOAT = 1;
const INTEGER = 0;
/** More axes than any weight has. */
const MAX_AXES = 8;

/** Looks into an HDF5 file, with a bound on what may be read from it. Links that lead elsewhere are not followed. */
export class Hdf5Tree {
  #read = 0;

  constructor(
    private readonly hdf5: Hdf5,
    /** For messages. */
    readonly file: string,
  ) {}

  /** A group within a group, by its path; null when there is none. */
  group(within: Hdf5Group, path: string): Hdf5Group | null {
    const found = this.#entity(within, path);
    return found instanceof this.hdf5.Group ? found : null;
  }

  /** A text that is attached to a group; null when there is none. */
  text(of: Hdf5Group, name: string): string | null {
    const value = this.#attribute(of, name);
    return typeof value === 'string' ? value : null;
  }

  /** A list of texts that is attached to a group, also when it was cut into `name0`, `name1` …; null when there is none. */
  texts(of: Hdf5Group, name: string): readonly string[] | null {
    const whole = this.#attribute(of, name);
    if (whole !== undefined) return stringsOf(whole);
    const parts: string[] = [];
    for (let i = 0; ; i++) {
      const part = this.#attribute(of, `${name}${i}`);
      if (part === undefined) return i === 0 ? null : parts;
      parts.push(...stringsOf(part));
    }
  }

  /** A weight by its path. Throws a `UserError` when it is not there or cannot be read. */
  weight(within: Hdf5Group, path: string): ForeignWeight {
    const dataset = this.#entity(within, path);
    if (!(dataset instanceof this.hdf5.Dataset)) {
      return refuse('import.missingPart', { file: this.file, place: `${within.path}/${path}` });
    }
    const name = `${within.path === '/' ? '' : within.path}/${path}`.slice(1);
    return { name, ...this.#values(dataset, name) };
  }

  #entity(within: Hdf5Group, path: string): unknown {
    try {
      return within.get(path);
    } catch {
      return null;
    }
  }

  #attribute(of: Hdf5Group, name: string): unknown {
    try {
      const { attrs } = of;
      return Object.hasOwn(attrs, name) ? attrs[name]?.value : undefined;
    } catch {
      return refuse('import.damaged', { file: this.file });
    }
  }

  #values(dataset: Hdf5Dataset, weight: string): Pick<ForeignWeight, 'shape' | 'values'> {
    const { file } = this;
    const { shape, type, size } = dataset.metadata;
    const known = (type === FLOAT && (size === 2 || size === 4 || size === 8)) || type === INTEGER;
    if (!known || !shape || shape.length > MAX_AXES) {
      return refuse('import.weightType', {
        file,
        weight,
        dtype: typeof dataset.dtype === 'string' ? dataset.dtype : JSON.stringify(dataset.dtype),
      });
    }
    const count = shape.reduce((product, n) => product * n, 1);
    this.#read += count * Math.max(4, size);
    if (this.#read > MAX_UNPACKED_BYTES) {
      return refuse('import.tooLarge', { file, size: Math.ceil(this.#read / MEGABYTE), limit: MAX_UNPACKED_MB });
    }
    const values = type === FLOAT && size === 2 ? this.#halves(dataset) : floatsOf(this.#value(dataset));
    return values?.length === count ? { shape: [...shape], values } : refuse('import.damaged', { file });
  }

  /** The package does not read 16-bit floats; their bits it does, as whole numbers. */
  #halves(dataset: Hdf5Dataset): Float32Array {
    const metadata = { ...dataset.metadata, type: INTEGER, signed: false };
    const bits = this.#value(Object.defineProperty(dataset, 'metadata', { value: metadata }));
    return bits instanceof Uint16Array
      ? Float32Array.from(bits, float16)
      : refuse('import.damaged', { file: this.file });
  }

  #value(dataset: Hdf5Dataset): unknown {
    try {
      return dataset.value;
    } catch {
      return refuse('import.damaged', { file: this.file });
    }
  }
}

function floatsOf(value: unknown): Float32Array | null {
  if (typeof value === 'number' || typeof value === 'bigint') return Float32Array.of(Number(value));
  if (!ArrayBuffer.isView(value) || value instanceof DataView) return null;
  if (value instanceof Float32Array) return value;
  return Float32Array.from(value as unknown as ArrayLike<number | bigint>, Number);
}

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? (value as readonly unknown[]).filter((item) => typeof item === 'string') : [];
}
