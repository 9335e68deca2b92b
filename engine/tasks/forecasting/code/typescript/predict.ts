import { parseArgs } from 'node:util';
import { prepare, samplesOf } from './data.js';
import { forecast } from './forecast.js';
import { DATA_FILE } from './modelFiles.js';
import { readTable, readTrained, runProgram } from './program.js';
import { recipe } from './recipe.js';

await runProgram(async () => {
  const { values: options } = parseArgs({ options: { input: { type: 'string' }, latest: { type: 'boolean' } } });
  const { model, fitted } = await readTrained();
  const prepared = prepare(readTable(options.input ?? DATA_FILE), fitted);
  const starts = samplesOf(prepared, options.latest ? 'latest' : options.input === undefined ? 'test' : 'all');
  const forecasts = forecast(model, prepared, starts);
  const kinds = options.latest ? ['forecast'] : ['forecast', 'actual'];
  const names = forecasts.flatMap(({ column }) => kinds.map((kind) => `${column} ${kind}`));
  print([options.latest ? 'after' : recipe.time || 'row', 'step', ...names]);
  starts.forEach((start, window) => {
    for (let step = 0; step < recipe.horizon; step++) {
      const row = start + recipe.lookback + step;
      const values = forecasts.flatMap(({ column, values }) => {
        return [values[window * recipe.horizon + step]!, prepared.raw.get(column)![row] ?? ''].slice(0, kinds.length);
      });
      print([prepared.labels[row] ?? prepared.labels.at(-1)!, step + 1, ...values]);
    }
  });
});

/** Prints a line of CSV, with quotes where a field needs them. */
function print(fields: readonly (string | number)[]): void {
  const quoted = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  console.log(fields.map((field) => quoted(String(field))).join(','));
}
