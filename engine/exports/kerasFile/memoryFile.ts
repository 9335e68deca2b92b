import type * as h5wasm from 'h5wasm';

/** HDF5 as the host loaded it: `h5wasm`, whose files lie in memory and not on a disk. Its `ready` has been awaited. */
export type Hdf5 = typeof h5wasm;

let count = 0;

/** Gives a name in memory to `use` and frees what lies under it afterward, whatever happens. */
function withMemoryFile<Result>(hdf5: Hdf5, use: (path: string, fs: NonNullable<Hdf5['FS']>) => Result): Result {
  const { FS: fs } = hdf5;
  if (!fs) throw new Error('await h5wasm.ready first');
  const path = `/tmp/seqloom-${++count}.h5`;
  try {
    return use(path, fs);
  } finally {
    if (fs.analyzePath(path).exists) fs.unlink(path);
  }
}

/** The bytes of an HDF5 file that `write` fills. */
export function writeHdf5(hdf5: Hdf5, write: (file: InstanceType<Hdf5['File']>) => void): Uint8Array {
  return withMemoryFile(hdf5, (path, fs) => {
    const file = new hdf5.File(path, 'w');
    try {
      write(file);
    } finally {
      file.close();
    }
    return fs.readFile(path);
  });
}

/**
 * Opens an HDF5 file for `read` and closes it again. The bytes are lent, not copied, and come back unchanged. Null when
 * they are no HDF5 file, or one that is damaged so much that it cannot be opened.
 */
export function readHdf5<Result>(
  hdf5: Hdf5,
  bytes: Uint8Array,
  read: (file: InstanceType<Hdf5['File']>) => Result,
): { readonly read: Result } | null {
  return withMemoryFile(hdf5, (path, fs) => {
    const stream = fs.open(path, 'w');
    fs.write(stream, bytes, 0, bytes.length, 0, true);
    fs.close(stream);
    return withRoom(ROOM + ROOM_A_BYTE * bytes.length, () => {
      let file: InstanceType<Hdf5['File']>;
      try {
        hdf5.Module.activate_throwing_error_handler();
        file = new hdf5.File(path, 'r');
      } catch {
        return null;
      }
      try {
        return { read: read(file) };
      } finally {
        file.close();
      }
    });
  });
}

/** Bytes that the library may take while it reads a file: for any, and for each byte of it. */
const ROOM = 128 * 2 ** 20;
const ROOM_A_BYTE = 2;

/** Lets WebAssembly grow by so many bytes at most while `use` runs: a file of a few bytes may ask for gigabytes. */
function withRoom<Result>(bytes: number, use: () => Result): Result {
  const memory = (globalThis as unknown as WasmHost).WebAssembly.Memory.prototype;
  const { grow } = memory;
  let left = bytes;
  memory.grow = function (pages) {
    left -= pages * WASM_PAGE;
    if (left < 0) throw new RangeError('The file asks for more memory than it may.');
    return grow.call(this, pages);
  };
  try {
    return use();
  } finally {
    memory.grow = grow;
  }
}

const WASM_PAGE = 65_536;

/** What every host has, told here since the engine knows no host. */
interface WasmHost {
  readonly WebAssembly: { readonly Memory: { readonly prototype: { grow: (this: object, pages: number) => number } } };
}
