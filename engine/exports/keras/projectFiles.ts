import type { ExportPlan } from '../typescript/exportPlan';
import { forecastColumns, nextRows } from '../typescript/forecastWords';
import { lines, sections } from '../typescript/files/sections';
import { markdownText } from '../../emit/typescript/quote';

/** `requirements.txt`. */
export function requirementsFile(): string {
  return lines('keras>=3.3', 'tensorflow>=2.16', 'numpy>=1.26', '');
}

/** `.gitignore`. */
export function gitignoreFile(): string {
  return lines('__pycache__/', '.venv/', '');
}

/** `README.md`: what the project is and how it is run. */
export function readmeFile(plan: ExportPlan, hasKeras2HardSigmoid: boolean): string {
  const { recipe, trained } = plan;
  return sections(
    `# ${markdownText(plan.project.name) || 'Sequence model'}`,
    `A model that reads the last ${recipe.lookback} rows of a table and forecasts ${forecastColumns(plan)} of the ${nextRows(recipe.horizon)}. It was wired and trained in Seqloom; here it is a Keras 3 project for Python 3.10 or newer.`,
    lines(
      '```sh',
      'python -m venv .venv',
      '. .venv/bin/activate        # on Windows: .venv\\Scripts\\activate',
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
      '| `python evaluate.py` | measures the test part beside forecasts that need no model; `--json` for programs |',
      '| `python train.py` | trains anew and replaces the weights in `model/` |',
    ),
    lines(
      '| File | What is in it |',
      '| --- | --- |',
      '| `model.py` | the layers, the losses and the optimiser |',
      '| `data.py` | from raw rows to what the model sees, and back to the data’s own units |',
      '| `forecast.py` | runs the trained model |',
      '| `train.py`, `predict.py`, `evaluate.py` | the programs |',
      trained !== null && '| `model/model.keras` | the trained model: layers and weights |',
      trained !== null && '| `model/preprocessing.json` | the scaling that belongs to those weights |',
      `| \`data/${plan.dataFile}\` | the data |`,
    ),
    !trained && 'The model was not trained when it was exported: run `python train.py` first.',
    trained !== null &&
      'The forecasts are those of Seqloom, up to the rounding of 32-bit numbers. `model/model.keras` holds the layers and their weights together, so no names have to match those in `model.py`.',
    hasKeras2HardSigmoid &&
      'The hard sigmoid of this model is that of Keras 2; Keras 3 computes another function under that name. `model.py` defines and registers it: import `model` before you load `model/model.keras` in code of your own.',
    'Another backend of Keras works as well: set `KERAS_BACKEND` to `jax` or `torch` and install it. First weights are drawn by Keras, so a new training ends with slightly other figures than in Seqloom.',
  );
}
