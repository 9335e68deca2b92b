import { findLoss, isBalanced } from '../../../losses';
import type { ExportPlan } from '../exportPlan';
import { quote } from '../../../emit/typescript/quote';
import { lines, sections } from './sections';
import { type Traits, traitsOf } from './traits';

/** `src/windows.ts`: windows of the prepared columns as tensors. */
export function windowsFile(plan: ExportPlan): string {
  const traits = traitsOf(plan);
  const coded = plan.outputs.filter(({ kind, loss }) => kind === 'class' && findLoss(loss).truth !== 'oneHot');
  const balanced = plan.outputs.flatMap((output) =>
    output.kind === 'class' && isBalanced(output) ? [output.column] : [],
  );
  const hasOneHot = plan.outputs.some(({ loss }) => findLoss(loss).truth === 'oneHot');
  return sections(
    lines(
      "import * as tf from '@tensorflow/tfjs';",
      `import { columnOf, type Prepared${balanced.length > 0 ? ', splitRows, windowStarts' : ''} } from './preprocessing.js';`,
      `import { ${traits.numbersOut ? 'HORIZON, ' : ''}INPUTS, LOOKBACK, OUTPUTS } from './recipe.js';`,
    ),
    inputTensors(traits),
    targetTensors(traits),
    traits.classesOut &&
      classTensor(
        coded.map(({ loss }) => loss),
        hasOneHot,
        balanced,
      ),
    balanced.length > 0 && CLASS_WEIGHTS,
    GATHER,
  );
}

function inputTensors({ numbersIn, codesIn }: Traits): string {
  const both = numbersIn && codesIn;
  const indent = both ? '      ' : '    ';
  return lines(
    '/** One tensor for each input of the model: the windows of LOOKBACK rows that start at the given rows. */',
    'export function inputTensors(prepared: Prepared, starts: readonly number[]): tf.Tensor[] {',
    '  return INPUTS.map((input) => {',
    both && "    if (input.kind === 'codes') {",
    codesIn && `${indent}// 0 stands for texts that the training rows never showed.`,
    codesIn && `${indent}const codes = columnOf(prepared.codes, input.column).map((code) => code + 1);`,
    codesIn && `${indent}const values = gather([codes], starts, 0, LOOKBACK);`,
    codesIn && `${indent}return tf.tensor2d(values, [starts.length, LOOKBACK], 'int32');`,
    both && '    }',
    numbersIn && '    const columns = input.columns.map((name) => columnOf(prepared.scaled, name));',
    numbersIn && '    const values = gather(columns, starts, 0, LOOKBACK);',
    numbersIn && '    return tf.tensor3d(values, [starts.length, LOOKBACK, columns.length]);',
    '  });',
    '}',
  );
}

function targetTensors({ numbersOut, classesOut }: Traits): string {
  const call = 'classTensor(prepared, output, starts)';
  return lines(
    '/** One tensor for each output of the model: what came after those windows, as it should have predicted it. */',
    'export function targetTensors(prepared: Prepared, starts: readonly number[]): tf.Tensor[] {',
    ...(numbersOut
      ? [
          '  return OUTPUTS.map((output) => {',
          classesOut && `    if (output.kind === 'class') return ${call};`,
          '    const columns = output.columns.map((name) => columnOf(prepared.scaled, name));',
          '    const values = gather(columns, starts, LOOKBACK, HORIZON);',
          '    return tf.tensor2d(values, [starts.length, HORIZON * columns.length]);',
          '  });',
        ]
      : [`  return OUTPUTS.map((output) => ${call});`]),
    '}',
  );
}

/** `coded` holds the losses whose truths are the numbers of classes. */
function classTensor(coded: readonly string[], oneHot: boolean, balanced: readonly string[]): string {
  const numbers = 'return tf.tensor2d(codes.map((code) => [Math.max(0, code)]));';
  const what =
    coded.length > 0 && oneHot
      ? 'One-hot rows, or the numbers of the classes'
      : oneHot
        ? 'One-hot rows'
        : 'The numbers of the classes';
  return lines(
    `/** ${what}. */`,
    'function classTensor(',
    '  prepared: Prepared,',
    '  output: { readonly column: string; readonly loss: string },',
    '  starts: readonly number[],',
    '): tf.Tensor2D {',
    '  const column = columnOf(prepared.codes, output.column);',
    '  const codes = starts.map((start) => column[start + LOOKBACK]!);',
    coded.length > 0 && !oneHot && `  ${numbers}`,
    coded.length > 0 &&
      oneHot &&
      `  if (${[...new Set(coded)].map((loss) => `output.loss === '${loss}'`).join(' || ')}) ${numbers}`,
    oneHot && '  const classes = prepared.fitted.vocabularies[output.column] ?? [];',
    balanced.length > 0 &&
      `  const weights = [${balanced.map(quote).join(', ')}].includes(output.column) ? classWeights(prepared, output.column) : null;`,
    oneHot &&
      `  return tf.tensor2d(codes.map((code) => classes.map((_, i) => (i === code ? ${balanced.length > 0 ? '(weights?.[i] ?? 1)' : '1'} : 0))));`,
    '}',
  );
}

const GATHER = `/** The values of \`count\` rows, \`offset\` rows after each start, row by row. */
function gather(
  columns: readonly (Float32Array | Int32Array)[],
  starts: readonly number[],
  offset: number,
  count: number,
): Float32Array {
  const values = new Float32Array(starts.length * count * columns.length);
  let i = 0;
  for (const start of starts) {
    for (let row = start + offset; row < start + offset + count; row++) {
      for (const column of columns) values[i++] = column[row]!;
    }
  }
  return values;
}`;

const CLASS_WEIGHTS = `/** Weights of classes by which all together count alike in the training part. */
function classWeights(prepared: Prepared, name: string): number[] {
  const column = columnOf(prepared.codes, name);
  const counts = (prepared.fitted.vocabularies[name] ?? []).map(() => 0);
  const known = windowStarts(splitRows(prepared.rowCount).train).flatMap((start) => {
    const code = column[start + LOOKBACK]!;
    return code >= 0 ? [code] : [];
  });
  for (const code of known) counts[code]! += 1;
  return counts.map((count) => known.length / (counts.length * Math.max(1, count)));
}`;
