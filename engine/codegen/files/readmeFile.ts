import type { ExportPlan } from '../exportPlan';
import { markdownText } from '../quote';
import { lines, sections } from './sections';
import { traitsOf } from './traits';

/** `README.md`: what the project is and how it is run. */
export function readmeFile(plan: ExportPlan): string {
  const { recipe, trained } = plan;
  const { hasCalendar, hasResetAfterGru, hasTime } = traitsOf(plan);
  const targets = plan.outputs.flatMap((output) => (output.kind === 'numbers' ? output.columns : [output.column]));
  const named = [...new Set(targets)].map((name) => `**${markdownText(name)}**`).join(', ');
  const steps = recipe.horizon === 1 ? 'next row' : `next ${recipe.horizon} rows`;
  return sections(
    `# ${markdownText(plan.project.name) || 'Sequence model'}`,
    `A model that reads the last ${recipe.lookback} rows of a table and forecasts ${named} of the ${steps}. It was wired and trained in Seqloom; nothing but Node 20 or newer is needed to run it.`,
    lines('```sh', 'npm install', 'npm run build', trained ? 'npm run predict' : 'npm run train', '```'),
    lines(
      '| Command | What it does |',
      '| --- | --- |',
      '| `npm run predict` | prints a forecast beside what came true, for every window of the test part, as CSV |',
      '| `npm run predict -- --latest` | prints the forecast that follows the last row |',
      '| `npm run predict -- --input FILE.csv` | the same for rows of your own; they need the same columns |',
      '| `npm run train` | trains anew and replaces the weights in `model/` |',
    ),
    lines(
      '| File | What is in it |',
      '| --- | --- |',
      '| `src/model.ts` | the layers, with fresh weights |',
      hasResetAfterGru && '| `src/resetAfterGru.ts` | the GRU of Keras 3, which TensorFlow.js lacks |',
      '| `src/recipe.ts` | the columns, windows and split |',
      `| \`src/csv.ts\`${hasTime ? ', \`src/time.ts\`' : ''} | the data file's format |`,
      `| \`src/preprocessing.ts\`${hasCalendar ? ', \`src/calendar.ts\`' : ''} | from raw rows to what the model sees, and back |`,
      '| `src/windows.ts`, `src/forecast.ts` | windows as tensors, outputs as forecasts in the data’s own units |',
      '| `src/train.ts`, `src/predict.ts` | the two programs |',
      trained !== null && '| `model/` | the trained weights in tf.js format, and the scaling that belongs to them |',
      `| \`data/${plan.dataFile}\` | the data |`,
    ),
    !trained && 'The model was not trained when it was exported: run `npm run train` first.',
    trained !== null &&
      'The forecasts are those of Seqloom, up to the rounding of 32-bit numbers, which differs a little between processors.',
    'Training starts from random weights, so each one ends with slightly other figures.',
  );
}
