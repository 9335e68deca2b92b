import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * The folder of the unpacked package that the command line names, once it is known to be that very release:
 * data drawn from another release could differ without anyone noticing.
 *
 * @param {string} name the package's name
 * @param {string} version the release the template's NOTICE.md speaks of
 * @returns {string} an absolute path
 */
export function sourcePackage(name, version) {
  const given = process.argv[2];
  if (given === undefined) {
    throw new Error(`Name the folder of ${name}@${version}, unpacked. templates/tools/README.md says how to get it.`);
  }
  const folder = resolve(given);
  const found = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (found.name !== name || found.version !== version) {
    throw new Error(`${folder} holds ${found.name}@${found.version}; expected ${name}@${version}.`);
  }
  return folder;
}
