import type { ExportPlan } from '../exportPlan';
import { lines, sections } from './sections';
import { type Traits, traitsOf } from './traits';

/** `src/windows.ts`: windows of the prepared columns as tensors. */
export function windowsFile(plan: ExportPlan): string {
  const traits = traitsOf(plan);
  const has = (loss: string): boolean => plan.outputs.some((output) => output.loss === loss);
  return sections(
    lines(
      "import * as tf from '@tensorflow/tfjs';",
      "import { columnOf, type Prepared } from './preprocessing.js';",
      `import { ${traits.numbersOut ? 'HORIZON, ' : ''}INPUTS, LOOKBACK, OUTPUTS } from './recipe.js';`,
    ),
    inputTensors(traits),
    targetTensors(traits),
    traits.classesOut && classTensor(has('binaryCrossentropy'), has('categoricalCrossentropy')),
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

function classTensor(binary: boolean, categorical: boolean): string {
  const codeOfTwo = 'return tf.tensor2d(codes.map((code) => [Math.max(0, code)]));';
  const what =
    binary && categorical
      ? 'One-hot rows, or the code of one of two classes'
      : binary
        ? 'The code of one of two classes'
        : 'One-hot rows';
  return lines(
    `/** ${what}. */`,
    'function classTensor(',
    '  prepared: Prepared,',
    '  output: { readonly column: string; readonly loss: string },',
    '  starts: readonly number[],',
    '): tf.Tensor2D {',
    '  const column = columnOf(prepared.codes, output.column);',
    '  const codes = starts.map((start) => column[start + LOOKBACK]!);',
    binary && !categorical && `  ${codeOfTwo}`,
    binary && categorical && `  if (output.loss === 'binaryCrossentropy') ${codeOfTwo}`,
    categorical && '  const classes = prepared.fitted.vocabularies[output.column] ?? [];',
    categorical && '  return tf.tensor2d(codes.map((code) => classes.map((_, i) => (i === code ? 1 : 0))));',
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
