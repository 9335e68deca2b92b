import { parseArgs } from 'node:util';
import { prepare } from './data.js';
import { evaluate } from './evaluation.js';
import { DATA_FILE } from './modelFiles.js';
import { readTable, readTrained, runProgram } from './program.js';

await runProgram(async () => {
  const { values: options } = parseArgs({ options: { input: { type: 'string' }, json: { type: 'boolean' } } });
  const { model, fitted } = await readTrained();
  const prepared = prepare(readTable(options.input ?? DATA_FILE), fitted);
  const scores = evaluate(model, prepared, options.input === undefined ? 'test' : 'all');
  const rounded = (_: string, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(4)) : value);
  if (options.json) console.log(JSON.stringify(scores, null, 2));
  else console.table(JSON.parse(JSON.stringify(scores, rounded)));
});
