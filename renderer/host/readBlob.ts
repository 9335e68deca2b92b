import { HostError, namingFile } from './HostError';

const GIGABYTE = 1024 ** 3;
/** No project file that Seqloom opens is larger; a larger one is refused before it takes memory. */
const MAX_PROJECT_BYTES = 0.4 * GIGABYTE;

/** The bytes of a file that the user chose. Throws a `HostError` where it is too large or cannot be read. */
export async function readBlob(name: string, blob: Blob): Promise<Uint8Array> {
  const isProject = name.toLowerCase().endsWith('.seqloom');
  if (blob.size > (isProject ? MAX_PROJECT_BYTES : GIGABYTE)) {
    const limit = isProject ? '400 MB' : '1 GB';
    throw new HostError('too-large', name, { limit });
  }
  return namingFile(name, async () => new Uint8Array(await blob.arrayBuffer()));
}
