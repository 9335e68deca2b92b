import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of a built file, such as the program of a thread: beside the built program, else in the build of the sources. */
export function builtFolder(file: string): string | undefined {
  const own = path.dirname(fileURLToPath(import.meta.url));
  const folders = [own, path.resolve(own, '../out/cli'), path.resolve(own, '../cli')];
  return folders.find((folder) => existsSync(path.join(folder, file)));
}
