import type { ExportPlan } from '../exportPlan';
import { forecastColumns, nextRows } from '../forecastWords';
import { markdownText } from '../../../emit/typescript/quote';
import { lines, sections } from './sections';
import { traitsOf } from './traits';

/** `README.md`: what the project is and how it is run. */
export function readmeFile(plan: ExportPlan): string {
  const { recipe, trained } = plan;
  const { hasCalendar, hasTime, modules } = traitsOf(plan);
  return sections(
    `# ${markdownText(plan.project.name) || 'Sequence model'}`,
    `A model that reads the last ${recipe.lookback} rows of a table and forecasts ${forecastColumns(plan)} of the ${nextRows(recipe.horizon)}. It was wired and trained in Seqloom; nothing but Node 20.19 or newer, or a browser, is needed to run it.`,
    lines('```sh', 'npm install', 'npm start', '```'),
    trained
      ? '`npm start` compiles the code and says how good the model is.'
      : '`npm start` compiles the code, trains the model and says how good it is.',
    lines(
      '| Command | What it does |',
      '| --- | --- |',
      '| `npm run build` | compiles `src/` to `dist/`, which the next three run |',
      '| `npm run evaluate` | measures the model on the test part, beside forecasts that need no model; `--json` for figures in full |',
      '| `npm run predict` | prints a forecast beside what came true, for every window of the test part, as CSV |',
      '| `npm run predict -- --latest` | prints the forecast that follows the last row |',
      '| `npm run predict -- --input FILE.csv` | the same for rows of your own, which need the same columns; `evaluate` takes it too |',
      '| `npm run train` | trains anew and replaces the weights in `model/` |',
      '| `npm run web` | serves a page that forecasts from a file of the reader’s own; `npm run build:web` writes it to `web/` |',
    ),
    lines(
      '| File | What is in it |',
      '| --- | --- |',
      '| `src/model.ts` | the layers, with fresh weights |',
      ...modules.map(({ name, about }) => `| \`src/${name}.ts\` | ${about} |`),
      '| `src/recipe.ts` | the columns, windows and split |',
      `| \`src/csv.ts\`${hasTime ? ', \`src/time.ts\`' : ''} | the data file's format |`,
      `| \`src/preprocessing.ts\`${hasCalendar ? ', \`src/calendar.ts\`' : ''} | from raw rows to what the model sees, and back |`,
      '| `src/windows.ts`, `src/forecast.ts` | windows as tensors, outputs as forecasts in the data’s own units |',
      '| `src/training.ts`, `src/evaluation.ts` | the training loop and the figures |',
      '| `src/trainedModel.ts` | weights and scaling, from the contents of their files and back |',
      '| `src/train.ts`, `src/evaluate.ts`, `src/predict.ts` | the programs for Node; what they read and write is in `src/disk.ts` |',
      '| `src/browser.ts` | the model for a web page: `loadModel()` and `forecastCsv(model, text)`, used by `src/page.ts` and `index.html` |',
      trained !== null && '| `model/` | the trained weights in tf.js format, and the scaling that belongs to them |',
      `| \`data/${plan.dataFile}\` | the data |`,
    ),
    'Everything in `src/` but the programs for Node and the page is free of either’s own interfaces, so it can be taken into another project as it is.',
    !trained && 'The model was not trained when it was exported: `npm start` does it, and so does `npm run train`.',
    trained !== null &&
      'The forecasts are those of Seqloom, up to the rounding of 32-bit numbers, which differs a little between processors.',
    'Training starts from random weights, so each one ends with slightly other figures.',
  );
}
