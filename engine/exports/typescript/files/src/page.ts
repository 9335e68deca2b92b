import { fetchFile, forecastCsv, loadModel } from './browser.js';
import { DATA_FILE } from './modelFiles.js';

const status = document.getElementById('status')!;
const rows = document.getElementById('rows') as HTMLTableSectionElement;
const file = document.getElementById('file') as HTMLInputElement;

const model = loadModel();
const data = fetchFile(DATA_FILE).then((bytes) => new TextDecoder().decode(bytes));
void show(data, 'the data that the model was made with');
file.addEventListener('change', () => {
  for (const chosen of file.files!) void show(chosen.text(), chosen.name);
});

/** Shows the forecast that follows the last row of a CSV file. */
async function show(csvText: Promise<string>, name: string): Promise<void> {
  status.textContent = 'Computing …';
  rows.replaceChildren();
  try {
    const { after, forecasts } = forecastCsv(await model, await csvText);
    for (const { column, values } of forecasts) {
      for (const [step, value] of values.entries()) {
        const row = rows.insertRow();
        for (const cell of [after, step + 1, column, value]) row.insertCell().textContent = String(cell);
      }
    }
    status.textContent = `What follows ${name}:`;
  } catch (error) {
    status.textContent = String(error);
  }
}
