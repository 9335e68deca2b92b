import { parseArgs } from 'node:util';
import { answersOf } from './answers.js';
import { type Part, prepare } from './data.js';
import { DATA_FILE } from './modelFiles.js';
import { readTable, readTrained, runProgram } from './program.js';

await runProgram(async () => {
  const { values: options } = parseArgs({ options: { input: { type: 'string' }, latest: { type: 'boolean' } } });
  const { model, fitted } = await readTrained();
  const prepared = prepare(readTable(options.input ?? DATA_FILE), fitted);
  const part: Part = options.latest ? 'latest' : options.input === undefined ? 'test' : 'all';
  for (const row of answersOf(model, prepared, part)) console.log(row.map(quoted).join(','));
});

/** A field of CSV, with quotes where it needs them. */
function quoted(field: string | number): string {
  return /[",\n]/.test(String(field)) ? `"${String(field).replaceAll('"', '""')}"` : String(field);
}
