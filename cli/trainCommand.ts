import { randomUUID } from 'node:crypto';
import { setImmediate as yieldToEvents } from 'node:timers/promises';
import path from 'node:path';
import {
  addRun,
  csvText,
  hasErrors,
  makeRun,
  type Project,
  recipeOf,
  tableHash,
  train,
  type TrainingEvent,
  type TrainingOutcome,
  type TrainingSettings,
  writeProject,
} from '#engine';
import type { CommandSpec, ParsedCommand } from './commandLine';
import { fileStem } from './fileName';
import { historyTable, predictionTable } from './forecastTables';
import { listenForStop } from './interrupt';
import { parseBackend, startBackend } from './nodeBackend';
import { prepareFolder, writeFiles } from './outputFolder';
import { formatProblems } from './printProblems';
import { loadProject, type LoadedProject, sha256, tableOf } from './projectSource';
import { endSentence, reportText, resultData } from './resultReport';
import type { Terminal } from './terminal';
import { JsonReporter, TextReporter } from './trainingReporter';

export const TRAIN: CommandSpec = {
  name: 'train',
  summary: 'Train a project and measure it against naive forecasts.',
  options: {
    epochs: { value: 'N', help: 'Passes over the training windows (else as the project says).' },
    'batch-size': { value: 'N', help: 'Windows a step (else as the project says).' },
    seed: { value: 'N', help: 'Seed of weights and shuffling (else as the project says).' },
    backend: { value: 'NAME', help: 'Where to compute: auto, fused, wasm or cpu (else auto).' },
    threads: { value: 'N', help: 'Threads of the fused kernels (else one for each core).' },
    json: { help: 'Print one JSON object a line: each epoch, then the result.' },
    out: { value: 'DIR', help: 'Write the trained project, metrics.json, history.csv and predictions.csv there.' },
  },
  notes: ['Ctrl+C stops after the current batch and keeps the best weights; a second one ends at once.'],
};

/** Trains, prints and, where asked, writes the result. Returns the exit code. */
export async function runTrain(command: ParsedCommand, terminal: Terminal): Promise<number> {
  const backend = parseBackend(command.text('backend') ?? 'auto');
  const loaded = await loadProject(command.project);
  const settings = withOptions(loaded.project.training, command);
  const project: Project = { ...withKnownAssets(loaded), training: settings };
  const table = tableOf(loaded);
  const folder = command.text('out');
  if (folder !== undefined) await prepareFolder(folder);
  const { tf, kernels } = await startBackend(backend, command.wholeNumber('threads') ?? 'all');

  const json = command.isSet('json');
  const reporter = json ? new JsonReporter(terminal) : new TextReporter(terminal);
  const stop = listenForStop(() => {
    reporter.end();
    terminal.err('Stopping after this batch; the best weights are kept. Ctrl+C again ends at once.\n');
  });
  const { graph, task } = project;
  const clock = { now: () => performance.now(), yieldToEvents: () => yieldToEvents() };
  const control = {
    get aborted() {
      return stop.aborted;
    },
    paused: false,
  };
  let parameterCount = 0;
  const onEvent = (event: TrainingEvent): void => {
    if (event.kind === 'started') parameterCount = event.parameterCount;
    reporter.onEvent(event);
  };
  const startedAtMs = Date.now();
  const outcome = await train(
    tf,
    { graph, task, table, settings, initial: project.trained },
    { clock, control, onEvent, kernels },
  ).finally(() => {
    reporter.end();
    stop.release();
  });
  const { trained, evaluation, problems } = outcome;
  const result = resultData(trained, evaluation, problems);
  if (folder !== undefined) {
    const seconds = (Date.now() - startedAtMs) / 1000;
    const run = makeRun({
      id: randomUUID(),
      startedAtMs,
      seconds,
      settings,
      dataHash: tableHash(project),
      parameterCount,
      trained,
      evaluation,
    });
    await writeFiles(folder, outputFiles({ ...loaded, project: addRun(project, run) }, outcome, result));
  }

  terminal.err(formatProblems(problems));
  if (json) terminal.out(`${JSON.stringify(result)}\n`);
  else terminal.out(`\n${endSentence(trained)}\n${reportText(evaluation)}`);
  if (folder !== undefined && !json) terminal.out(`\nWritten to ${path.join(folder, path.sep)}\n`);
  return hasErrors(problems) ? 1 : 0;
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

function outputFiles(
  { project, assets, packed }: LoadedProject,
  { trained, evaluation }: TrainingOutcome,
  result: Readonly<Record<string, unknown>>,
) {
  const timeName = recipeOf(project.task, 'forecasting').time ?? 'row';
  return [
    { path: `${fileStem(project.name)}.seqloom`, content: writeProject({ ...project, trained }, packed ?? assets) },
    { path: 'metrics.json', content: `${JSON.stringify(result, null, 2)}\n` },
    { path: 'history.csv', content: csvText(historyTable(trained.history)) },
    { path: 'predictions.csv', content: csvText(predictionTable(evaluation, timeName)) },
  ];
}
