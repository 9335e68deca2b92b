import { classScores } from '../../../reports/classScores';
import { EN } from '../../../locales/en';
import { findLoss, isBalanced } from '../../../losses';
import { makeProblem, UserError } from '../../../problem/problem';
import { findColumn } from '../../../tables/table';
import { csvText } from '../../../text/csvText';
import { say } from '../../../text/phrase';
import { type ProgramFacts, type ProgramPlan, scalingFlags } from '../../taskExports';
import type { PreparedRecordings } from '../prepareRecordings';
import { sequenceBaselines } from '../sequenceBaselines';

/**
 * What a project of recordings needs of the files of its programs. The parts of the recordings leave as a file of their own, so
 * that the program trains on what the app trained on, however that was drawn.
 */
export function planSequences(prepared: PreparedRecordings, { table, outputs }: ProgramFacts): ProgramPlan {
  const { recipe, layout, numbers, codes } = prepared;
  const kindOf = (name: string | null) => (name === null ? undefined : findColumn(table, name)?.kind);
  const { series, label, order, samples, length, stride } = recipe;
  const named = [series, label].filter((name) => name !== null);
  const timed = named.find((name) => kindOf(name) === 'time');
  if (timed !== undefined) throw new UserError([makeProblem('export.timesAsNames', { column: timed })]);
  const numbered = named.filter((name) => kindOf(name) === 'number');
  const [hasNumbers, hasCategories] = [numbers, codes].map((columns) => Object.keys(columns).length > 0);
  const linear = linearFigures(prepared);
  const isWhole = samples === 'recordings';
  const fitted = [...(hasNumbers ? ['scalers'] : []), ...(hasCategories ? ['vocabularies'] : [])];
  const flags = {
    numbers: hasNumbers === true || numbered.length > 0 || kindOf(order) === 'number',
    ...scalingFlags(recipe.scaling, hasNumbers === true),
    categories: hasCategories === true,
    ordered: order !== null,
    unordered: order === null,
    numbered: numbered.length > 0,
    texts: numbered.length < named.length,
    whole: isWhole,
    windows: !isWhole,
    linear: linear !== null,
  };
  return {
    flags,
    inserts: {
      prepared: [`fitted = {${fitted.map((name) => `"${name}": ${PYTHON[name as keyof typeof PYTHON]}`).join(', ')}}`],
    },
    recipe: {
      columns: [series, order, ...recipe.features].filter((name) => name !== null),
      ...{ series, label, classes: layout.classes },
      order: order ?? '',
      ...(numbered.length > 0 && { numbered }),
      numbers: Object.keys(numbers),
      categories: Object.keys(codes),
      length,
      targets: outputs.map((output) => {
        if (findLoss(output.loss).truth !== 'oneHot') return 'number';
        return isBalanced(output) ? 'balanced' : 'oneHot';
      }),
      ...(!isWhole && { stride }),
      ...(linear && { linear }),
    },
    data: { 'parts.csv': csvText([['recording', 'part'], ...partsOf(prepared)]) },
    readme: {
      answers: 'classes',
      predict:
        'prints the class of each sample of the test part beside that of the table, as CSV, and how probable each class is; `--input FILE.csv` reads recordings of your own',
      settings: 'columns, samples and training',
      note: ' `data/parts.csv` says which recordings train the model, which choose its best weights and which test it.',
    },
  };
}

const PYTHON = { scalers: 'scalers.to_dict()', vocabularies: 'vocabularies' };

const partsOf = ({ layout: { recordings, parts } }: PreparedRecordings): string[][] =>
  recordings.flatMap(({ name }, k) => {
    const part = parts[k];
    return part ? [[name, part]] : [];
  });

/** What the linear model reaches on the test part; null where there is none. */
function linearFigures(prepared: PreparedRecordings): object | null {
  const { layout } = prepared;
  const { test } = layout.ids;
  const linear = sequenceBaselines(prepared).find(({ id }) => id === 'linearSummary');
  if (!linear) return null;
  const actual = Float64Array.from(test, (id) => layout.samples[id]?.label ?? -1);
  const { accuracy, macroF1 } = classScores(actual, linear.answer(test), layout.classes.length);
  return { by: say(EN, linear.name), figures: { accuracy, macroF1 } };
}
