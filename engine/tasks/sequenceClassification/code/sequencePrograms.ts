import { findColumn } from '../../../tables/table';
import { type ProgramFacts, type ProgramPlan, scalingFlags, type TaskPrograms } from '../../taskExports';
import type { PreparedSequences } from '../prepareSequences';
import { classScores } from '../../../reports/classScores';
import { EN } from '../../../locales/en';
import { findLoss, isBalanced } from '../../../losses';
import { refuse } from '../../../problem/problem';
import { fileTexts } from '../../../text/fileTexts';
import { say } from '../../../text/phrase';
import type { PreparedRecordings } from '../prepareRecordings';
import { questionsAbout } from '../questions';
import { wrongByRecording } from '../reportSequences';
import { sequenceBaselines } from '../sequenceBaselines';

/** The exported programs of sequence classification. */
export const sequencePrograms: TaskPrograms<PreparedSequences> = {
  files: {
    typescript: fileTexts(
      import.meta.glob<string>('./typescript/*.ts', { query: '?raw', import: 'default', eager: true }),
    ),
    python: fileTexts(import.meta.glob<string>('./python/*.py', { query: '?raw', import: 'default', eager: true })),
  },
  timeColumn: ({ data: { recipe } }, table) =>
    recipe.order !== null && findColumn(table, recipe.order)?.kind === 'time' ? recipe.order : null,
  plan: ({ data }, facts) => planSequences(data, facts),
};

/**
 * What a project of recordings needs of the files of its programs. The parts of the recordings leave as a file of their own, so
 * that the program trains on what the app trained on, however that was drawn.
 */
function planSequences(prepared: PreparedRecordings, { table, outputs }: ProgramFacts): ProgramPlan {
  const { recipe, layout, numbers, codes } = prepared;
  const kindOf = (name: string | null) => (name === null ? undefined : findColumn(table, name)?.kind);
  const { series, label, order, samples, length, stride } = recipe;
  const named = [series, label].filter((name) => name !== null);
  const timed = named.find((name) => kindOf(name) === 'time');
  if (timed !== undefined) return refuse('export.timesAsNames', { column: timed });
  const numbered = named.filter((name) => kindOf(name) === 'number');
  const [hasNumbers, hasCategories] = [numbers, codes].map((columns) => Object.keys(columns).length > 0);
  const linear = linearFigures(prepared);
  const isWhole = samples === 'recordings';
  const bySteps = recipe.classOf === 'step';
  const flags = {
    numbers: hasNumbers === true || numbered.length > 0 || kindOf(order) === 'number',
    ...scalingFlags(recipe.scaling, hasNumbers === true),
    categories: hasCategories === true,
    ordered: order !== null,
    unordered: order === null,
    numbered: numbered.length > 0,
    texts: numbered.length < named.length,
    // Where all names are numbers, the program need not be told which.
    mixedNames: numbered.length > 0 && numbered.length < named.length,
    whole: isWhole,
    windows: !isWhole,
    oneClass: isWhole && !bySteps,
    linear: linear !== null,
    singles: outputs.some(({ loss }) => findLoss(loss).truth === 'binary'),
  };
  return {
    flags,
    inserts: { ...insertsOf(flags, bySteps), ...(bySteps ? STEP_LINES : sampleLines(isWhole)) },
    recipe: {
      columns: [series, order, ...recipe.features].filter((name) => name !== null),
      ...{ series, label, classes: layout.classes },
      ...(order !== null && { order }),
      ...(flags.mixedNames && { numbered }),
      ...(hasNumbers && { numbers: Object.keys(numbers) }),
      ...(hasCategories && { categories: Object.keys(codes) }),
      length,
      targets: outputs.map((output) => {
        if (findLoss(output.loss).truth !== 'oneHot') return 'number';
        return isBalanced(output) ? 'balanced' : 'oneHot';
      }),
      ...(!isWhole && { stride }),
      ...(linear && { linear }),
    },
    readsOutputs: false,
    settings: { 'parts.json': partsOf(prepared) },
    readme: {
      answers: 'classes',
      predict: `prints the class of each ${bySteps ? 'step' : 'sample'} of the test part beside that of the table, as CSV, and how probable each class is; \`--input FILE.csv\` reads recordings of your own`,
      settings: 'columns, samples and training',
      note: ' `parts.json` says which recordings train the model, which choose its best weights and which test it.',
    },
  };
}

const partsOf = ({ layout: { recordings, parts } }: PreparedRecordings): Readonly<Record<string, string>> =>
  Object.fromEntries(recordings.flatMap(({ name }, k) => (parts[k] ? [[name, parts[k]]] : [])));

function insertsOf(flags: ProgramPlan['flags'], bySteps: boolean): ProgramPlan['inserts'] {
  const { scaled, categories } = flags;
  const python = [
    ...(scaled ? ['"scalers": scalers.to_dict()'] : []),
    ...(categories ? ['"vocabularies": vocabularies'] : []),
  ];
  const typescript = [...(scaled ? ['scalers'] : []), ...(categories ? ['vocabularies'] : [])];
  const fitted = flags.fitted ? 'fitScaler(train.map((row) => values[row]!))' : '{ offset: 0, scale: 1 }';
  return {
    fitted: [`fitted = {${python.join(', ')}}`],
    prepared: [
      `return { seen, samples, labels, ${bySteps ? 'classOfRow, ' : ''}fitted: { ${typescript.join(', ')} } };`,
    ],
    scaler: [`const scaler = fitted?.scalers[name] ?? ${fitted};`],
    probabilities: [
      `const probabilities = rows${flags.singles ? '.map((row) => (row.length === 1 ? [1 - row[0]!, row[0]!] : row))' : ''};`,
    ],
  };
}

/** The lines of programs that tell one class of a sample. */
const sampleLines = (isWhole: boolean): ProgramPlan['inserts'] => ({
  gathered: ['return Prepared(seen, samples, fitted)'],
  label: [
    isWhole
      ? "const label = classOfRow.slice(first, end).find((text) => text !== '') ?? '';"
      : 'const label = classOfRow[last]!;',
  ],
  numbers: ['const numbers = classNumbers(prepared, samples);'],
  decode: [
    'export function decode(_prepared: Prepared, _samples: readonly number[], outputs: readonly tf.Tensor[]): Answer[] {',
  ],
  answered: ['const rows = output.arraySync() as number[][];'],
  predicted: ['const predicted = values.map((name) => classes.indexOf(name));', 'const rows = probabilities;'],
});

/** The lines of those that tell one of each step. */
const STEP_LINES: ProgramPlan['inserts'] = {
  gathered: ['return Prepared(seen, samples, labels, fitted)'],
  label: ["const label = classOfRow.slice(start, last + 1).find((text) => text !== '') ?? '';"],
  numbers: ['const numbers = classNumbers(prepared, samples).filter((number) => number >= 0);'],
  decode: [
    'export function decode(prepared: Prepared, samples: readonly number[], outputs: readonly tf.Tensor[]): Answer[] {',
    '  const steps = stepsOf(prepared, samples);',
  ],
  answered: [
    'const all = (output.arraySync() as number[][][]).flat();',
    'const rows = steps.map(({ place }) => all[place]!);',
  ],
  predicted: [
    'const predicted = values.filter((_, i) => isTold[i]).map((name) => classes.indexOf(name));',
    'const rows = probabilities!.filter((_, i) => isTold[i]);',
  ],
};

/** What the linear model reaches on the test part; null where there is none. */
function linearFigures(prepared: PreparedRecordings): object | null {
  const { layout } = prepared;
  const test = questionsAbout(prepared, layout.ids.test, 'labeled');
  const linear = sequenceBaselines(prepared).find(({ id }) => id !== 'majorityClass');
  if (!linear) return null;
  const said = linear.answer(test);
  const { accuracy, macroF1 } = classScores(test.labels, said, layout.classes.length);
  const wrong = [...wrongByRecording(layout, test, said)];
  return { by: say(EN, linear.name), figures: { accuracy, macroF1 }, wrong };
}
