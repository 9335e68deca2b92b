import { answerCsv, fetchFile, loadModel } from './browser.js';
import { DATA_FILE } from './modelFiles.js';

const status = document.getElementById('status')!;
const table = document.getElementById('answers') as HTMLTableElement;
const file = document.getElementById('file') as HTMLInputElement;

const model = loadModel();
const csvText = fetchFile(DATA_FILE).then((bytes) => new TextDecoder().decode(bytes));
void show(csvText, 'the data of the model');
file.addEventListener('change', () => [...file.files!].forEach((one) => void show(one.text(), one.name)));

/** Shows what the model says of a CSV file. */
async function show(csvText: Promise<string>, name: string): Promise<void> {
  status.textContent = 'Computing …';
  table.replaceChildren();
  try {
    for (const cells of answerCsv(await model, await csvText)) {
      const row = table.insertRow();
      for (const cell of cells) row.insertCell().textContent = String(cell);
    }
    status.textContent = `For ${name}:`;
  } catch (error) {
    status.textContent = String(error);
  }
}
