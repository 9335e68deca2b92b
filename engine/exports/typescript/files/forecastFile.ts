import { findLoss } from '../../../losses';
import type { ExportPlan } from '../exportPlan';
import { lines, sections } from './sections';
import { type Traits, traitsOf } from './traits';

/** `src/forecast.ts`: runs the model and turns its outputs back into the data's units. */
export function forecastFile(plan: ExportPlan): string {
  const traits = traitsOf(plan);
  const undoes = traits.numbersOut && traits.hasTransforms;
  const constants = ['LOOKBACK', undoes && 'NUMBER_COLUMNS', 'OUTPUTS'].filter((name) => name !== false);
  const names = [
    traits.numbersOut && 'columnOf',
    traits.hasTransforms && 'FIRST_ROW',
    'type Prepared',
    undoes && 'undoTransform',
  ].filter((name) => name !== false);
  const imported = names.length === 1 ? 'type { Prepared }' : `{ ${names.join(', ')} }`;
  return sections(
    lines(
      "import * as tf from '@tensorflow/tfjs';",
      `import ${imported} from './preprocessing.js';`,
      `import { ${constants.join(', ')} } from './recipe.js';`,
      "import { inputTensors } from './windows.js';",
    ),
    RUN_MODEL,
    forecastFunction(plan, traits),
    latestFunction(traits),
    decode(traits),
    traits.numbersOut && toUnits(traits),
    traits.classesOut && mostProbable(plan),
    actualValue(traits),
  );
}

const RUN_MODEL = `/** Runs the model: one tensor for each of its outputs. */
export function runModel(model: tf.LayersModel, inputs: tf.Tensor[], training: boolean): tf.Tensor[] {
  const outputs = model.apply(inputs, { training }) as tf.Tensor | tf.Tensor[];
  return Array.isArray(outputs) ? outputs : [outputs];
}`;

function forecastFunction({ recipe, outputs }: ExportPlan, { numbersOut, classesOut, hasTransforms }: Traits): string {
  const many = recipe.horizon > 1;
  const undoes = numbersOut && hasTransforms;
  const type = lines(
    `/** The forecasts of one column in the data's own units: ${many ? 'HORIZON values for each window, window by window' : 'one value for each window'}. */`,
    'export interface ColumnForecast {',
    '  readonly column: string;',
    '  readonly values: readonly (number | string)[];',
    classesOut && `  /** ${probabilityComment(outputs)}${numbersOut ? '; only for classes' : ''}. */`,
    classesOut && `  readonly probabilities${numbersOut ? '?' : ''}: readonly (readonly number[])[];`,
    '}',
  );
  return `${type}

const WINDOWS_AT_ONCE = 256;

/** Forecasts every predicted column after the windows that start at the given rows. */
export function forecast(model: tf.LayersModel, prepared: Prepared, starts: readonly number[]): ColumnForecast[] {
  const chunks: ColumnForecast[][] = [];
  for (let from = 0; from < starts.length; from += WINDOWS_AT_ONCE) {
    const chunk = starts.slice(from, from + WINDOWS_AT_ONCE);
    const outputs = tf.tidy(() =>
      runModel(model, inputTensors(prepared, chunk), false).map((tensor) => tensor.arraySync() as number[][]),
    );
    chunks.push(decode(prepared, ${undoes ? 'chunk, ' : ''}outputs));
  }
  const [first = []] = chunks;
${joinChunks(numbersOut, classesOut)}
}`;
}

function probabilityComment(outputs: ExportPlan['outputs']): string {
  const binary = outputs.some(({ kind, loss }) => kind === 'class' && findLoss(loss).truth === 'binary');
  const categorical = outputs.some(({ loss }) => findLoss(loss).needs === 'distribution');
  const all = 'How probable each class is, in the order of the vocabulary';
  const one = 'How probable the second class is';
  if (!binary) return all;
  return categorical ? `${all}; where the model gives one number, that of the second class` : one;
}

/** Puts the forecasts of all chunks together, column by column. */
function joinChunks(numbersOut: boolean, classesOut: boolean): string {
  if (!classesOut) {
    return '  return first.map(({ column }, i) => ({ column, values: chunks.flatMap((chunk) => chunk[i]?.values ?? []) }));';
  }
  return lines(
    `  return first.map(({ column${numbersOut ? ', probabilities' : ''} }, i) => ({`,
    '    column,',
    '    values: chunks.flatMap((chunk) => chunk[i]?.values ?? []),',
    numbersOut
      ? '    ...(probabilities && { probabilities: chunks.flatMap((chunk) => chunk[i]?.probabilities ?? []) }),'
      : '    probabilities: chunks.flatMap((chunk) => chunk[i]?.probabilities ?? []),',
    '  }));',
  );
}

/** The forecast that follows the last row, for the program and the page alike. */
function latestFunction({ hasTransforms }: Traits): string {
  return lines(
    '/** The forecast for the steps after the last row. */',
    'export function forecastLatest(model: tf.LayersModel, prepared: Prepared): ColumnForecast[] {',
    '  const start = prepared.rowCount - LOOKBACK;',
    `  if (start < ${hasTransforms ? 'FIRST_ROW' : '0'}) {`,
    `    throw new Error(\`There are only \${prepared.rowCount} rows; a forecast needs \${LOOKBACK${hasTransforms ? ' + FIRST_ROW' : ''}}.\`);`,
    '  }',
    '  return forecast(model, prepared, [start]);',
    '}',
  );
}

function decode({ numbersOut, classesOut, hasTransforms }: Traits): string {
  const both = numbersOut && classesOut;
  const indent = both ? '      ' : '    ';
  return lines(
    '/** Turns the outputs of the model into forecasts. */',
    `function decode(prepared: Prepared, ${numbersOut && hasTransforms ? 'starts: readonly number[], ' : ''}outputs: readonly number[][][]): ColumnForecast[] {`,
    '  return OUTPUTS.flatMap((output, i): ColumnForecast[] => {',
    '    const rows = outputs[i] ?? [];',
    both && "    if (output.kind === 'class') {",
    classesOut && `${indent}const classes = prepared.fitted.vocabularies[output.column] ?? [];`,
    classesOut && `${indent}const values = rows.map((row) => classes[mostProbable(row)] ?? '');`,
    classesOut && `${indent}return [{ column: output.column, values, probabilities: rows }];`,
    both && '    }',
    numbersOut && '    const width = output.columns.length;',
    numbersOut && '    return output.columns.map((name, k) => ({',
    numbersOut && '      column: name,',
    numbersOut && `      values: rows.flatMap((row${hasTransforms ? ', window' : ''}) => {`,
    numbersOut && '        const steps = row.filter((_, position) => position % width === k);',
    numbersOut && `        return toUnits(prepared, name, steps${hasTransforms ? ', starts[window]!' : ''});`,
    numbersOut && '      }),',
    numbersOut && '    }));',
    '  });',
    '}',
  );
}

function toUnits({ hasTransforms }: Traits): string {
  return lines(
    "/** The forecast steps of one window in the data's own units. */",
    `function toUnits(prepared: Prepared, name: string, steps: readonly number[]${hasTransforms ? ', start: number' : ''}): number[] {`,
    '  const { offset, scale } = prepared.fitted.scalers[name]!;',
    hasTransforms
      ? '  const changes = steps.map((step) => step * scale + offset);'
      : '  return steps.map((step) => step * scale + offset);',
    hasTransforms && '  const last = columnOf(prepared.raw, name)[start + LOOKBACK - 1]!;',
    hasTransforms && "  const transform = NUMBER_COLUMNS.find((column) => column.name === name)?.transform ?? 'none';",
    hasTransforms && '  return undoTransform(changes, last, transform);',
    '}',
  );
}

function mostProbable({ outputs }: ExportPlan): string {
  const binary = outputs.some(({ kind, loss }) => kind === 'class' && findLoss(loss).truth === 'binary');
  const categorical = outputs.some(({ loss }) => findLoss(loss).needs === 'distribution');
  return lines(
    `/** The code of the most probable class${binary ? '; a single probability is that of class 1' : ''}. */`,
    'function mostProbable(probabilities: readonly number[]): number {',
    binary && `  ${categorical ? 'if (probabilities.length === 1) ' : ''}return probabilities[0]! > 0.5 ? 1 : 0;`,
    categorical && '  return probabilities.indexOf(Math.max(...probabilities));',
    '}',
  );
}

function actualValue({ numbersOut, classesOut }: Traits): string {
  return lines(
    '/** What the data holds in a column and row; an empty text beyond its end. */',
    'export function actualValue(prepared: Prepared, name: string, row: number): number | string {',
    classesOut && '  const codes = prepared.codes.get(name);',
    classesOut && numbersOut && "  if (codes) return prepared.fitted.vocabularies[name]?.[codes[row] ?? -1] ?? '';",
    classesOut && !numbersOut && "  return prepared.fitted.vocabularies[name]?.[codes?.[row] ?? -1] ?? '';",
    numbersOut && "  return columnOf(prepared.raw, name)[row] ?? '';",
    '}',
  );
}
