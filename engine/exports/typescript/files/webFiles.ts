import type { ExportPlan } from '../exportPlan';
import { htmlText } from '../../../emit/typescript/quote';
import { lines, sections } from './sections';
import { traitsOf } from './traits';

/** `src/browser.ts`: the model for use in a web page. */
export function browserFile(plan: ExportPlan): string {
  const { hasTime, classesOut, numbersOut } = traitsOf(plan);
  return sections(
    `import { startBackend } from './backend.js';
import { parseCsv } from './csv.js';
import { forecastLatest } from './forecast.js';
import { FITTED_FILE, MODEL_FILE, WEIGHTS_FILE } from './places.js';
import { prepare } from './preprocessing.js';
import { loadTrainedModel, type TrainedModel } from './trainedModel.js';`,
    lines(
      '/** A forecast value. */',
      'export interface ForecastRow {',
      `  /** The ${hasTime ? 'time of the last row, as the file writes it' : 'number of the last row'}. */`,
      '  readonly after: string;',
      '  /** Rows ahead, from 1. */',
      '  readonly step: number;',
      '  readonly column: string;',
      `  /** ${numbersOut ? "In the data's own units" : ''}${numbersOut && classesOut ? ', or ' : ''}${classesOut ? (numbersOut ? 'the class' : 'The class') : ''}. */`,
      '  readonly value: number | string;',
      '}',
    ),
    `/** Starts TensorFlow.js and fetches the trained model. */
export async function loadModel(): Promise<TrainedModel> {
  await startBackend();
  const [model, weights, fitted] = await Promise.all([
    fetchFile(MODEL_FILE),
    fetchFile(WEIGHTS_FILE),
    fetchFile(FITTED_FILE),
  ]);
  return loadTrainedModel({
    model: await model.text(),
    weights: new Uint8Array(await weights.arrayBuffer()),
    fitted: await fitted.text(),
  });
}`,
    `/** Forecasts what follows the last row of a CSV file, given as its text. */
export function forecastCsv({ model, fitted }: TrainedModel, csvText: string): ForecastRow[] {
  const prepared = prepare(parseCsv(csvText), fitted);
  const after = prepared.labels.at(-1) ?? '';
  return forecastLatest(model, prepared).flatMap(({ column, values }) =>
    values.map((value, step) => ({ after, step: step + 1, column, value })),
  );
}`,
    `/** Fetches a file. Some servers answer with a page where there is none. */
export async function fetchFile(url: URL): Promise<Response> {
  const response = await fetch(url);
  if (response.ok && !response.headers.get('content-type')?.includes('text/html')) return response;
  throw new Error(\`\${url.pathname} cannot be fetched. If it belongs to the model, run first: npm run train\`);
}`,
  );
}

/** `src/page.ts`: what `index.html` does. */
export function pageFile(): string {
  return `import { fetchFile, forecastCsv, type ForecastRow, loadModel } from './browser.js';
import { DATA_FILE } from './places.js';

const status = element('status', HTMLParagraphElement);
const rows = element('rows', HTMLTableSectionElement);
const file = element('file', HTMLInputElement);

const model = loadModel();
void show(fetchText(DATA_FILE), 'the data that the model was made with');
file.addEventListener('change', () => {
  const [chosen] = file.files ?? [];
  if (chosen) void show(chosen.text(), chosen.name);
});

/** Shows the forecast that follows the last row of a CSV file. */
async function show(csvText: Promise<string>, name: string): Promise<void> {
  status.textContent = 'Computing …';
  try {
    const forecast = forecastCsv(await model, await csvText);
    rows.replaceChildren(...forecast.map(tableRow));
    status.textContent = \`What follows \${name}:\`;
  } catch (error) {
    rows.replaceChildren();
    status.textContent = error instanceof Error ? error.message : String(error);
  }
}

async function fetchText(url: URL): Promise<string> {
  const response = await fetchFile(url);
  return response.text();
}

function tableRow({ after, step, column, value }: ForecastRow): HTMLTableRowElement {
  const row = document.createElement('tr');
  for (const text of [after, String(step), column, String(value)]) row.insertCell().textContent = text;
  return row;
}

function element<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(\`The page has no <\${kind.name}> “\${id}”.\`);
  return found;
}
`;
}

/** `index.html`: a page that forecasts from a file of the reader's own. */
export function htmlFile(plan: ExportPlan): string {
  const title = htmlText(plan.project.name) || 'Sequence model';
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <link rel="icon" href="data:," />
    <title>${title}</title>
    <style>
      body { font: 16px/1.5 system-ui, sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; }
      table { border-collapse: collapse; }
      th, td { border-bottom: 1px solid #ccc; padding: 0.25rem 1rem 0.25rem 0; text-align: left; }
    </style>
  </head>
  <body>
    <h1>${title}</h1>
    <label>Forecast from a CSV file with the same columns: <input id="file" type="file" accept=".csv,text/csv" /></label>
    <p id="status" role="status"></p>
    <table>
      <thead>
        <tr>
          <th>After</th>
          <th>Step</th>
          <th>Column</th>
          <th>Forecast</th>
        </tr>
      </thead>
      <tbody id="rows"></tbody>
    </table>
    <script type="module" src="/src/page.ts"></script>
  </body>
</html>
`;
}
