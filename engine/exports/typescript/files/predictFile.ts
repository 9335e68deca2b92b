import type { ExportPlan } from '../exportPlan';
import { lines, sections } from './sections';
import { traitsOf } from './traits';

/** `src/predict.ts`: the program that prints forecasts. */
export function predictFile(plan: ExportPlan): string {
  const traits = traitsOf(plan);
  const first = traits.hasTransforms ? 'FIRST_ROW, ' : '';
  const start = traits.hasTransforms ? 'FIRST_ROW' : '0';
  const constants = ['HORIZON', 'LOOKBACK', traits.hasTime && 'TIME_COLUMN'].filter((name) => name !== false);
  const rowName = traits.hasTime ? 'TIME_COLUMN' : "'row'";
  return sections(
    lines(
      "import { parseArgs } from 'node:util';",
      "import { startBackend } from './backend.js';",
      "import { csvLine } from './csv.js';",
      "import { readCsv, readModelFiles, runProgram } from './disk.js';",
      "import { actualValue, forecast, forecastLatest } from './forecast.js';",
      "import { DATA_FILE } from './places.js';",
      `import { ${first}type Prepared, prepare, splitRows, windowStarts } from './preprocessing.js';`,
      `import { ${constants.join(', ')} } from './recipe.js';`,
      "import { loadTrainedModel, type TrainedModel } from './trainedModel.js';",
    ),
    `const USAGE = \`Usage: npm run predict -- [--input FILE.csv] [--latest]

  --input FILE.csv  rows to forecast from (else the test part of the data that came with the model)
  --latest          only the forecast that follows the last row\`;`,
    `await runProgram(async () => {
  const { values: options } = parseArgs({
    options: { input: { type: 'string' }, latest: { type: 'boolean' }, help: { type: 'boolean' } },
  });
  if (options.help) {
    console.log(USAGE);
    return;
  }
  await startBackend();
  const trained = loadTrainedModel(readModelFiles());
  const prepared = prepare(readCsv(options.input ?? DATA_FILE), trained.fitted);
  const printed = options.latest ? latest(trained, prepared) : history(trained, prepared, options.input !== undefined);
  console.log(printed.join('\\n'));
});`,
    `/** Forecasts beside what came true, for every window of the test part or of all rows. */
function history({ model }: TrainedModel, prepared: Prepared, allRows: boolean): string[] {
  const part = allRows ? { firstRow: ${start}, endRow: prepared.rowCount } : splitRows(prepared.rowCount).test;
  const starts = windowStarts(part);
  const columns = forecast(model, prepared, starts);
  const names = columns.flatMap(({ column }) => [\`\${column} forecast\`, \`\${column} actual\`]);
  const table = [csvLine([${rowName}, ${traits.manySteps ? "'step', " : ''}...names])];
  starts.forEach((start, window) => {
    for (let step = 0; step < HORIZON; step++) {
      const row = start + LOOKBACK + step;
      const values = columns.flatMap(({ column, values }) => [
        values[window * HORIZON + step] ?? '',
        actualValue(prepared, column, row),
      ]);
      table.push(csvLine([prepared.labels[row] ?? '', ${traits.manySteps ? 'step + 1, ' : ''}...values]));
    }
  });
  return table;
}`,
    `/** The forecast for the steps after the last row. */
function latest({ model }: TrainedModel, prepared: Prepared): string[] {
  const columns = forecastLatest(model, prepared);
  const after = prepared.labels.at(-1) ?? '';
  const table = [csvLine(['after', 'step', ...columns.map(({ column }) => \`\${column} forecast\`)])];
  for (let step = 0; step < HORIZON; step++) {
    table.push(csvLine([after, step + 1, ...columns.map(({ values }) => values[step] ?? '')]));
  }
  return table;
}`,
  );
}
