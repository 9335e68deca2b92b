import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { hourlyProject } from '../testing/projects';
import { MAX_NAMES, MAX_SETTING, MAX_TEXT } from '../problem/jsonChecks';
import * as limits from './limits';
import { projectText } from './projectFile';
import { PROJECT_VERSION } from './projectSchema';

const page = readFileSync(path.resolve(import.meta.dirname, '../../docs/file-format.md'), 'utf8');

/** The rows of the table under a heading, without its head. */
function tableUnder(heading: string): string[][] {
  const section = page.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  const lines = section.split('\n').filter((line) => line.startsWith('| '));
  return lines.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

describe('docs/file-format.md', () => {
  it('states every limit as it is', () => {
    expect(tableUnder('Limits')).toEqual([
      ['entries in the zip, folders included', `${limits.MAX_ENTRIES}`],
      ['all entries together, unpacked', `${limits.MAX_UNPACKED_MB} MB`],
      [
        `an entry over ${limits.FREE_UNPACKED_BYTES / 2 ** 20} MB, unpacked`,
        `${limits.MAX_RATIO} times its packed size`,
      ],
      ['`project.json`', `${limits.MAX_JSON_MB} MB`],
      ['nesting in `project.json`', `${limits.MAX_JSON_DEPTH} levels`],
      ['values in `project.json`', `${limits.MAX_JSON_VALUES}`],
      ['keys of one object in `project.json`', `${limits.MAX_JSON_KEYS}`],
      ['data files', `${limits.MAX_ASSETS}`],
      ['nodes', `${limits.MAX_NODES}`],
      ['groups of nodes', `${limits.MAX_GROUPS}`],
      ['wires', `${limits.MAX_EDGES}`],
      ['a name or other short text', `${MAX_TEXT} characters`],
      ["a data file's name", `${limits.MAX_FILE_NAME} characters`],
      ['columns in a list', `${MAX_NAMES}`],
      ['a setting or a position', `${MAX_SETTING}`],
      ['categories of a column', `${limits.MAX_CATEGORIES}`],
      ["epochs of the trained model's history", `${limits.MAX_EPOCHS_KEPT}`],
      ['runs', `${limits.MAX_RUNS}`],
      ['epochs kept of a run', `${limits.MAX_RUN_EPOCHS}`],
    ]);
  });

  it('describes every key of project.json and no other', () => {
    const documented = tableUnder('project.json').map(([key]) => key?.replaceAll('`', ''));
    const written = Object.keys(JSON.parse(projectText(hourlyProject())) as object);
    expect(documented.toSorted()).toEqual(written.toSorted());
  });

  it('has a line for every version', () => {
    const versions = tableUnder('Versions').map(([version]) => Number(version));
    expect(versions).toEqual(Array.from({ length: PROJECT_VERSION }, (_, i) => i + 1));
    expect(page).toContain(`This page describes version ${PROJECT_VERSION}`);
  });
});
