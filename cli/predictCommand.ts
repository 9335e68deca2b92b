import path from 'node:path';
import { csvText, ENGLISH, fingerprint, makeProblem, predictTrained, type Problem, recipeOf, UserError } from '#engine';
import type { CommandSpec, ParsedCommand } from './commandLine';
import { forecastTable } from './forecastTables';
import { startBackend } from './nodeBackend';
import { writeOutput } from './outputFolder';
import { formatProblems } from './printProblems';
import { predictTensorFiles } from './predictTensor';
import { loadProject, type LoadedProject, readBytes, tableFrom, tableOf } from './projectSource';
import type { Terminal } from './terminal';

export const PREDICT: CommandSpec = {
  name: 'predict',
  summary: 'Forecast with a trained project: rows to CSV, or NumPy arrays to NumPy arrays.',
  options: {
    input: { value: 'FILE', help: 'A CSV file with the same columns (else the project’s own data).' },
    tensor: {
      value: 'X.npy',
      help: 'A NumPy array in the model’s own scaled units; name=X.npy for each of several inputs.',
    },
    out: { value: 'FILE', help: 'Write the forecasts there (else to the output; --tensor needs it).' },
  },
  notes: [
    'Of a model with several outputs, --tensor writes Y_name.npy for each of them.',
    'A forecast is made after every row that has enough rows before it. The last lines are about times beyond the data.',
  ],
};

/** Prints or writes the forecasts. Returns the exit code. */
export async function runPredict(command: ParsedCommand, terminal: Terminal): Promise<number> {
  const loaded = await loadProject(command.project);
  if (command.texts('tensor').length > 0) return predictTensorFiles(loaded, command, terminal);
  const trained = trainedOf(loaded);
  const input = command.text('input');
  const table =
    input === undefined ? tableOf(loaded) : tableFrom(await readBytes('Cannot read', input), path.basename(input));
  const { tf, kernels } = await startBackend('auto');
  const { graph, task } = loaded.project;
  const forecast = await predictTrained(tf, { graph, task, table, trained }, kernels);
  terminal.err(formatProblems(forecast.problems));
  const text = csvText(forecastTable(forecast.rows, forecast.hasTimes, recipeOf(task, 'forecasting').time ?? 'row'));
  const file = command.text('out');
  if (file === undefined) {
    terminal.out(text);
  } else {
    await writeOutput(file, text);
    terminal.out(`${ENGLISH.numbers.count(text.split('\n').length - 2)} lines written to ${file}\n`);
  }
  return 0;
}

function trainedOf({ project, shownAs }: LoadedProject) {
  const { trained, graph, task } = project;
  const refuse = (problem: Problem): never => {
    throw new UserError([problem]);
  };
  if (!trained) return refuse(makeProblem('project.notTrained', { file: shownAs }));
  if (trained.fingerprint !== fingerprint(graph, task)) {
    return refuse(makeProblem('project.weightsStale', { reason: 'the model or its data settings were changed since' }));
  }
  return trained;
}
