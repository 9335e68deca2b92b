import type { ExportPlan } from '../exportPlan';
import { sections } from './sections';
import { traitsOf } from './traits';

/** `src/evaluate.ts`: the program that says how good the model is. */
export function evaluateFile(plan: ExportPlan): string {
  const { hasTransforms } = traitsOf(plan);
  const start = hasTransforms ? 'FIRST_ROW' : '0';
  return sections(
    `import { parseArgs } from 'node:util';
import { startBackend } from './backend.js';
import { readCsv, readModelFiles, runProgram } from './disk.js';
import { evaluate, type Score } from './evaluation.js';
import { DATA_FILE } from './places.js';
import { ${hasTransforms ? 'FIRST_ROW, ' : ''}prepare, splitRows } from './preprocessing.js';
import { loadTrainedModel } from './trainedModel.js';`,
    `const USAGE = \`Usage: npm run evaluate -- [--input FILE.csv] [--json]

  --input FILE.csv  rows to measure the model on (else the test part of the data that came with the model)
  --json            prints the unrounded figures as JSON\`;`,
    `await runProgram(async () => {
  const { values: options } = parseArgs({
    options: { input: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean' } },
  });
  if (options.help) {
    console.log(USAGE);
    return;
  }
  await startBackend();
  const { model, fitted } = loadTrainedModel(readModelFiles());
  const prepared = prepare(readCsv(options.input ?? DATA_FILE), fitted);
  const allRows = { firstRow: ${start}, endRow: prepared.rowCount };
  const scores = evaluate(model, prepared, options.input === undefined ? splitRows(prepared.rowCount).test : allRows);
  if (options.json) console.log(JSON.stringify(scores, null, 2));
  else printTables(scores);
});`,
    `/** One table for each column. Skill says how much better the model is than that forecast: 1 is perfect, 0 no better. */
function printTables(scores: readonly Score[]): void {
  const columns = new Set(scores.map(({ column }) => column));
  for (const column of columns) {
    console.log(column);
    const own = scores.filter((score) => score.column === column);
    console.table(Object.fromEntries(own.map(({ by, column: _, ...figures }) => [by, rounded(figures)])));
  }
}`,
    `function rounded(figures: object): Record<string, number | string> {
  const entries: [string, unknown][] = Object.entries(figures);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, typeof value === 'number' ? Number(value.toPrecision(4)) : '']),
  );
}`,
  );
}
