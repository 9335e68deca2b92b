import path from 'node:path';
import { csvText, fingerprint, hasErrors, makeProblem, predictTrained, UserError } from '#engine';
import type { CommandSpec, ParsedCommand } from './commandLine';
import { startBackend } from './nodeBackend';
import { prepareFile, writeFiles } from './outputs';
import { formatProblems } from './printProblems';
import { predictTensorFiles } from './predictTensor';
import { loadProject, type LoadedProject, tableFrom, tableOf } from './projectSource';
import { blameFile } from './mistake';
import { readBytes } from './readBytes';
import type { Terminal } from './terminal';
import { t, writer } from './words';

export const PREDICT: CommandSpec = {
  name: 'predict',
  summary: 'cli.predict',
  options: {
    input: { value: 'FILE', help: 'cli.predict.input' },
    tensor: { value: 'X.npy', help: 'cli.predict.tensor' },
    out: { value: 'FILE', help: 'cli.predict.out' },
    formulas: { help: 'cli.formulas' },
  },
  notes: ['cli.predict.outputs', 'cli.predict.rows'],
};

/** Prints or writes what the model says. Returns the exit code. */
export async function runPredict(command: ParsedCommand, terminal: Terminal): Promise<number> {
  const loaded = await loadProject(command.project);
  if (command.texts('tensor').length > 0) return predictTensorFiles(loaded, command, terminal);
  const trained = trainedOf(loaded);
  const input = command.text('input');
  const table =
    input === undefined
      ? tableOf(loaded)
      : tableFrom(await readBytes(input, blameFile('cannotRead', input)), path.basename(input));
  const file = command.text('out');
  if (file !== undefined) await prepareFile(file, [...loaded.files, ...(input === undefined ? [] : [input])]);
  const { tf, kernels } = await startBackend('auto');
  const { graph, task } = loaded.project;
  const { answers, problems } = await predictTrained(tf, { graph, task, table, trained }, kernels);
  terminal.err(formatProblems(problems));
  const code = hasErrors(problems) ? 1 : 0;
  const text = csvText(answers, command.isSet('formulas'));
  if (file === undefined) {
    terminal.out(text);
  } else {
    await writeFiles([{ path: file, bytes: text }]);
    const count = text.split('\n').length - 2;
    terminal.out(`${t('cli.linesWritten', { count, text: writer().numbers.count(count), path: file })}\n`);
  }
  return code;
}

function trainedOf({ project, shownAs }: LoadedProject) {
  const { trained, graph, task } = project;
  if (!trained) throw new UserError([makeProblem('project.notTrained', { file: shownAs })]);
  if (trained.fingerprint !== fingerprint(graph, task)) {
    throw new UserError([makeProblem('project.weightsStale', { reason: { code: 'weights.changed' } })]);
  }
  return trained;
}
