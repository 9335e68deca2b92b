import type { ExportPlan } from '../../typescript/exportPlan';
import { forecastColumns, nextRows } from '../../typescript/forecastWords';
import { lines, sections } from '../../typescript/files/sections';
import { markdownText } from '../../../emit/typescript/quote';

/** `README.md`: what the project is and how it is run. `files` are the paths of all files of the export. */
export function readmeFile(plan: ExportPlan, files: readonly string[]): string {
  const { recipe, trained } = plan;
  const has = (path: string): boolean => files.includes(path);
  return sections(
    `# ${markdownText(plan.project.name) || 'Sequence model'}`,
    `A PyTorch model that reads the last ${recipe.lookback} rows of a table and forecasts ${forecastColumns(plan)} of the ${nextRows(recipe.horizon)}. It was wired and trained in Seqloom; Python 3.10 or newer runs it.`,
    lines(
      '```sh',
      'python -m venv .venv',
      '. .venv/bin/activate  # on Windows: .venv\\Scripts\\activate',
      'pip install -r requirements.txt',
      trained ? 'python predict.py' : 'python train.py',
      '```',
    ),
    lines(
      '| Command | What it does |',
      '| --- | --- |',
      '| `python predict.py` | prints a forecast beside what came true, for every window of the test part, as CSV |',
      '| `python predict.py --latest` | prints the forecast that follows the last row |',
      '| `python predict.py --input FILE.csv` | the same for rows of your own; they need the same columns |',
      '| `python evaluate.py` | measures the model on the test part, beside forecasts that need no model |',
      '| `python train.py` | trains anew and replaces the weights in `model/` |',
    ),
    lines(
      '| File | What is in it |',
      '| --- | --- |',
      '| `model.py` | the model as an `nn.Module` |',
      has('recurrent.py') &&
        '| `recurrent.py` | recurrent layers as Keras has them, where PyTorch’s own compute otherwise |',
      has('pooling.py') && '| `pooling.py` | average pooling with TensorFlow’s padding “same” |',
      '| `initialize.py` | first weights, drawn as Keras draws them |',
      '| `data.py` | the columns, windows and split; from raw rows to what the model sees, and back |',
      '| `dataset.py` | windows for a `DataLoader` |',
      `| \`train.py\`${has('rmsprop.py') ? ', `rmsprop.py`' : ''} | the training, with the project’s settings |`,
      '| `forecast.py`, `predict.py`, `evaluate.py` | what runs the trained model |',
      trained !== null && '| `model/` | the trained weights as safetensors, and the scaling that belongs to them |',
      `| \`data/${plan.dataFile}\` | the data |`,
    ),
    !trained && 'The model was not trained when it was exported: run `python train.py` first.',
    trained !== null &&
      'The forecasts are those of Seqloom, up to the rounding of 32-bit numbers, which differs a little between processors.',
    'Training draws its first weights and the order of windows from a seed, but not the same ones as Seqloom: a new training ends with slightly other figures.',
  );
}

/** `requirements.txt`. */
export function requirementsFile(): string {
  return 'numpy>=1.26\nsafetensors>=0.4\ntorch>=2.2\n';
}
