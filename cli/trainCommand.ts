import { randomUUID } from 'node:crypto';
import { setImmediate as yieldToEvents } from 'node:timers/promises';
import path from 'node:path';
import {
  addRun,
  analyze,
  type Checkpoint,
  csvText,
  hasErrors,
  makeRun,
  type Project,
  signatureOf,
  tableHash,
  train,
  type TrainingEvent,
  type TrainingOutcome,
  type TrainingSettings,
  UserError,
  writeProject,
  safeFileName,
} from '#engine';
import { CheckpointFile } from './checkpointFile';
import type { CommandSpec, ParsedCommand } from './commandLine';
import { historyTable, placeName, predictionTable } from './forecastTables';
import { listenForStop } from './interrupt';
import { parseBackend, startBackend } from './nodeBackend';
import { prepareResults, writeFiles } from './outputs';
import { formatProblems } from './printProblems';
import { mistake } from './mistake';
import { loadProject, type LoadedProject, sha256, tableOf } from './projectSource';
import { endSentence, reportText, resultData } from './resultReport';
import type { Terminal } from './terminal';
import { JsonReporter, TextReporter } from './trainingReporter';
import { t } from './words';

export const TRAIN: CommandSpec = {
  name: 'train',
  summary: 'cli.train',
  options: {
    epochs: { value: 'N', help: 'cli.train.epochs' },
    'batch-size': { value: 'N', help: 'cli.train.batchSize' },
    seed: { value: 'N', help: 'cli.train.seed' },
    backend: { value: 'NAME', help: 'cli.train.backend' },
    threads: { value: 'N', atLeast: 1, help: 'cli.train.threads' },
    json: { help: 'cli.train.json' },
    out: { value: 'DIR', help: 'cli.train.out' },
    resume: { help: 'cli.train.resume' },
    'checkpoint-every': { value: 'N', help: 'cli.train.checkpointEvery' },
    formulas: { help: 'cli.formulas' },
  },
  notes: ['cli.train.stop', 'cli.train.stopped'],
};

/** Trains, prints and, where asked, writes the result. Returns the exit code. */
export async function runTrain(command: ParsedCommand, terminal: Terminal): Promise<number> {
  const loaded = await loadProject(command.project);
  const folder = command.text('out');
  if (folder !== undefined) await prepareResults(folder, Object.values(resultNames(loaded.project)), loaded.files);
  const known = withKnownAssets(loaded);
  const checkpoints = folder === undefined ? null : checkpointsIn(folder, tableHash(known) ?? '', terminal);
  const resume = await resumedFrom(command, checkpoints);
  const backend = parseBackend(resume?.backend ?? command.text('backend') ?? 'auto');
  const settings = resume?.settings ?? withOptions(loaded.project.training, command);
  const project: Project = { ...known, training: settings };
  const table = tableOf(loaded);
  const { tf, kernels } = await startBackend(backend, command.wholeNumber('threads') ?? 'all');

  const json = command.isSet('json');
  const reporter = json ? new JsonReporter(terminal) : new TextReporter(terminal);
  const stop = listenForStop(() => {
    reporter.end();
    terminal.err(`${t('cli.stopping')}\n`);
  });
  const { graph, task } = project;
  const graphWarnings = analyze(graph, signatureOf(project, table)).problems.filter(
    ({ severity }) => severity === 'warning',
  );
  const clock = { now: () => performance.now(), yieldToEvents: () => yieldToEvents() };
  let parameterCount = 0;
  const onEvent = (event: TrainingEvent): void => {
    if (event.kind === 'started') parameterCount = event.parameterCount;
    reporter.onEvent(event);
  };
  const startedAtMs = Date.now();
  const outcome = await train(
    tf,
    { graph, task, table, settings, initial: project.trained },
    {
      ...{ clock, control: stop, onEvent, kernels },
      ...(checkpoints && {
        checkpoint: {
          everyMs: 1000 * (command.wholeNumber('checkpoint-every') ?? CHECKPOINT_SECONDS),
          onCheckpoint: (one) => checkpoints.keep(one),
        },
      }),
      ...(resume && { resume }),
    },
  ).finally(() => {
    reporter.end();
    stop.release();
  });
  const { trained, evaluation } = outcome;
  const problems = [...graphWarnings, ...outcome.problems];
  const result = resultData(trained, evaluation, problems);
  if (folder !== undefined) {
    const seconds = (Date.now() - startedAtMs) / 1000;
    const dataHash = tableHash(project);
    const id = randomUUID();
    const run = makeRun({ id, startedAtMs, seconds, settings, dataHash, parameterCount, trained, evaluation });
    const answer = { ...loaded, project: addRun(project, run) };
    const files = resultFiles(answer, outcome, result, command.isSet('formulas'));
    await writeFiles(files.map((file) => ({ ...file, path: path.join(folder, file.path) })));
    await (stop.aborted ? checkpoints?.settled() : checkpoints?.remove());
  }

  terminal.err(formatProblems(problems));
  if (json) terminal.out(`${JSON.stringify(result)}\n`);
  else terminal.out(`\n${endSentence(trained)}\n${reportText(evaluation)}`);
  if (folder !== undefined && !json) terminal.out(`\n${t('cli.writtenTo', { path: path.join(folder, path.sep) })}\n`);
  if (hasErrors(problems)) return 1;
  return stop.aborted ? STOPPED : 0;
}

/** Exit code of a training that was stopped before its end; what it reached is written. */
const STOPPED = 3;
const CHECKPOINT_SECONDS = 5;

function checkpointsIn(folder: string, dataHash: string, terminal: Terminal): CheckpointFile {
  const warn = (error: unknown): void => {
    if (error instanceof UserError) terminal.err(formatProblems(error.problems));
  };
  return new CheckpointFile(folder, dataHash, warn);
}

/** The checkpoint that `--resume` asks for; null for a training that begins, where none is in its way. */
async function resumedFrom(command: ParsedCommand, checkpoints: CheckpointFile | null): Promise<Checkpoint | null> {
  if (!command.isSet('resume')) {
    await checkpoints?.requireNone();
    return null;
  }
  if (!checkpoints) throw mistake('command.outMissing', { command: 'train --resume', placeholder: 'DIR' });
  const given = ['epochs', 'batch-size', 'seed', 'backend'].find((option) => command.text(option) !== undefined);
  if (given !== undefined) throw mistake('command.resumeWith', { option: given });
  return checkpoints.read();
}

/** The project with all that is known of its data, which then lies inside it. */
function withKnownAssets({ project, assets }: LoadedProject): Project {
  const known = project.assets.map((asset, i) => {
    const bytes = assets[i] as Uint8Array;
    return { ...asset, bytes: bytes.length, sha256: sha256(bytes) };
  });
  return { ...project, assets: known, assetsInside: true };
}

function withOptions(settings: TrainingSettings, command: ParsedCommand): TrainingSettings {
  return {
    ...settings,
    epochs: command.wholeNumber('epochs') ?? settings.epochs,
    batchSize: command.wholeNumber('batch-size') ?? settings.batchSize,
    seed: command.wholeNumber('seed') ?? settings.seed,
  };
}

/** What stands in the folder of a training. */
const resultNames = (project: Project) => ({
  project: `${safeFileName(project.name, 'project')}.seqloom`,
  metrics: 'metrics.json',
  history: 'history.csv',
  predictions: 'predictions.csv',
});

function resultFiles(
  { project, assets, packed }: LoadedProject,
  { trained, evaluation }: TrainingOutcome,
  result: Readonly<Record<string, unknown>>,
  formulas: boolean,
) {
  const names = resultNames(project);
  return [
    { path: names.project, bytes: writeProject({ ...project, trained }, packed ?? assets) },
    { path: names.metrics, bytes: `${JSON.stringify(result, null, 2)}\n` },
    { path: names.history, bytes: csvText(historyTable(trained.history)) },
    { path: names.predictions, bytes: csvText(predictionTable(evaluation, placeName(project.task)), formulas) },
  ];
}
