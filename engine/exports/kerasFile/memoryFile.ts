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
}
