import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  emptyProject,
  DEFAULT_TRAINING,
  type EpochRecord,
  fingerprint,
  type Graph,
  makeProblem,
  type Project,
  type Report,
  suggestRecipe,
  type Table,
  type TrainedModel,
  type TrainingEvent,
  type TrainingOutcome,
  withTable,
} from '#engine';
import { dropCheckpoint, useCheckpoint } from '../state/checkpointStore';
import { openDocument, redo, undo, useDocument } from '../state/documentStore';
import { setParam } from '../state/editGraph';
import { renameProject, setTraining } from '../state/editProject';
import { changeSettings, useSettings } from '../state/settingsStore';
import { showTrained, useTraining } from '../state/trainingStore';
import { useView } from '../state/viewStore';
import { type BackendTiming, TimingStopped } from '../worker/backendTiming';
import type { Outcome } from '../worker/outcome';
import type { BackendReport } from '../worker/trainingApi';
import { NoBackend, type TimedStart, type TrainingClient } from '../worker/trainingClient';
import { WorkerEnded } from '../worker/workerHandle';
import { useCompute } from './computeStore';
import { Session } from './Session';
import { mayGoOn } from './mayGoOn';
import { useTimings } from './timingMemory';

const table: Table = {
  fileName: 'waves.csv',
  rowCount: 200,
  lines: Uint32Array.from({ length: 200 }, (_, i) => i + 2),
  columns: [{ name: 'y', kind: 'number', values: Float64Array.from({ length: 200 }, (_, i) => Math.sin(i / 5)) }],
};
const recipe = { ...suggestRecipe(table), lookback: 5 };
const forecastBy = (changed: typeof recipe) => ({ id: 'forecasting', recipe: changed }) as const;
const task = forecastBy(recipe);
const wires = [
  ['in', 'lstm'],
  ['lstm', 'dense'],
  ['dense', 'target'],
] as const;
const graph: Graph = {
  nodes: [
    { id: 'in', type: 'input', name: 'Input', params: {} },
    { id: 'lstm', type: 'lstm', name: 'LSTM', params: { units: 4 } },
    { id: 'dense', type: 'dense', name: 'Dense', params: { units: 1 } },
    { id: 'target', type: 'target', name: 'Target', params: {} },
  ],
  edges: wires.map(([from, to], i) => ({
    id: `edge-${i}`,
    from: { node: from, port: 'out' },
    to: { node: to, port: 'in' },
  })),
};
const project: Project = {
  ...withTable(emptyProject('Waves'), { name: 'waves.csv', bytes: null, sha256: null }),
  graph,
  task,
  training: DEFAULT_TRAINING,
};

const evaluation: Report = { part: 'test', targets: [] };
const trained: TrainedModel = {
  topology: {},
  weightSpecs: [],
  weightData: new Uint8Array(),
  scalers: {},
  vocabularies: {},
  history: [],
  end: 'completed',
  bestEpoch: 1,
  backend: 'wasm',
  fingerprint: fingerprint(graph, task),
};
const outcome: TrainingOutcome = { trained, evaluation, end: 'completed', layerTimes: { lstm: 1.5 }, problems: [] };
const wasm: Extract<BackendReport, { ok: true }> = {
  ok: true,
  backend: 'wasm',
  device: { name: 'SIMD', software: false },
  startMs: 5,
};

const timings: readonly BackendTiming[] = [
  { kind: 'timed', backend: 'fused', device: wasm.device, stepMs: 9, steps: 5, warm: true },
  { kind: 'timed', backend: 'wasm', device: wasm.device, stepMs: 4, steps: 5, warm: true },
];
const timed: TimedStart = { backend: wasm, refused: [], timings, reports: [] };

/** A client whose training ends when the test says so. */
function fakeClient(more: Partial<TrainingClient> = {}) {
  const control = {
    send: (_events: readonly TrainingEvent[]): void => undefined,
    checkpoint: (_epoch: number): void => undefined,
    finish: (_outcome: Outcome<TrainingOutcome>): void => undefined,
    fail: (_error: Error): void => undefined,
  };
  const client: TrainingClient = {
    start: vi.fn<TrainingClient['start']>((choice) =>
      Promise.resolve({ backend: { ...wasm, backend: choice === 'auto' ? 'fused' : choice }, refused: [] }),
    ),
    chooseBackend: vi.fn<TrainingClient['chooseBackend']>(() => Promise.resolve(timed)),
    probe: vi.fn<TrainingClient['probe']>((backend) => Promise.resolve({ ...wasm, backend })),
    train: vi.fn<TrainingClient['train']>((_job, { onEvents, onCheckpoint }) => {
      control.send = onEvents;
      control.checkpoint = (epoch) =>
        onCheckpoint?.(new Uint8Array([epoch]), { epoch, epochs: 20, batch: 1, batches: 9, backend: 'wasm' });
      return new Promise<Outcome<TrainingOutcome>>((resolve, reject) => {
        control.finish = resolve;
        control.fail = reject;
      });
    }),
    pause: vi.fn(),
    resume: vi.fn(),
    stop: vi.fn(),
    abandon: vi.fn(() => control.fail(new WorkerEnded('abandoned', 'The worker was ended.'))),
    evaluate: vi.fn(() => Promise.resolve({ ok: true as const, value: evaluation })),
    ...more,
  };
  return { client, control };
}

const status = () => useTraining.getState().status;
const running = async (client: TrainingClient) => {
  await vi.waitFor(() => expect(client.train).toHaveBeenCalled());
};
const open = (contents: { project?: Project; table?: Table | null } = {}) =>
  openDocument({ project, table, dataBytes: null, tableProblems: [], fileRef: null, ...contents });

beforeEach(() => {
  open();
  dropCheckpoint();
  showTrained(null);
  changeSettings({ backend: 'auto', dockTab: 'training' });
  useCompute.setState({ starting: false, started: null, refused: [], reports: {}, probing: null, timing: null });
  useTimings.setState({ remembered: [] });
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});

describe('startTraining', () => {
  it('trains the document, shows what the worker tells, and keeps the weights in the document', async () => {
    const { client, control } = fakeClient();
    const session = new Session(client);
    const training = session.startTraining();
    expect(status()).toBe('preparing');
    await running(client);
    control.send([
      {
        kind: 'started',
        epochs: 3,
        batchesPerEpoch: 2,
        trainWindows: 9,
        validationWindows: 3,
        testWindows: 3,
        parameterCount: 7,
        backend: 'wasm',
        plainLayers: [],
      },
    ]);
    expect(status()).toBe('running');
    const record = { epoch: 1, loss: 0.5, valLoss: 0.4, metrics: {}, seconds: 1, sequencesPerSecond: 9 };
    control.send([{ kind: 'epoch', record, best: true, secondsLeft: 2 }]);
    control.finish({ ok: true, value: outcome });
    await training;
    expect(useTraining.getState()).toMatchObject({
      status: 'idle',
      end: 'completed',
      records: [record],
      bestEpoch: 1,
      evaluation,
    });
    expect(useTraining.getState().backend).toEqual({ name: 'wasm', adapter: 'SIMD' });
    expect(useDocument.getState().project.trained).toBe(trained);
    expect(useDocument.getState().history.past).toHaveLength(0);
    expect(useDocument.getState().dirty).toBe(true);
  });

  it('refuses a graph with mistakes: lists them, opens the Problems tab, and starts no worker', async () => {
    const edges = graph.edges.slice(0, 2);
    open({ project: { ...project, graph: { ...graph, edges } } });
    const { client } = fakeClient();
    await new Session(client).startTraining();
    expect(status()).toBe('idle');
    expect(useTraining.getState().problems.map((problem) => problem.code)).toContain('graph.danglingInput');
    expect(useSettings.getState().dockTab).toBe('problems');
    expect(client.start).not.toHaveBeenCalled();
    expect(client.chooseBackend).not.toHaveBeenCalled();
  });

  it('refuses a document without data', async () => {
    open({ table: null });
    const { client } = fakeClient();
    await new Session(client).startTraining();
    expect(useTraining.getState().problems.length).toBeGreaterThan(0);
    expect(client.train).not.toHaveBeenCalled();
  });

  it('lists what the engine refuses', async () => {
    const { client, control } = fakeClient();
    const training = new Session(client).startTraining();
    await running(client);
    const problem = makeProblem('data.constantTarget', { column: 'y', value: 1 });
    control.finish({ ok: false, problems: [problem] });
    await training;
    expect(useTraining.getState()).toMatchObject({ status: 'idle', problems: [problem] });
    expect(useSettings.getState().dockTab).toBe('problems');
  });

  it('forgets a refusal once the document is changed: its problems are looked for anew', async () => {
    const { client, control } = fakeClient();
    const training = new Session(client).startTraining();
    await running(client);
    control.finish({ ok: false, problems: [makeProblem('data.constantTarget', { column: 'y', value: 1 })] });
    await training;
    setTraining({ epochs: 5 });
    expect(useTraining.getState().problems).toEqual([]);
  });

  it('says why the chosen backend does not start, and can train once it does', async () => {
    changeSettings({ backend: 'webgpu' });
    const refused = [{ ok: false as const, backend: 'webgpu' as const, failure: 'missing' as const, detail: '' }];
    const start = vi.fn<TrainingClient['start']>().mockRejectedValueOnce(new NoBackend(refused));
    start.mockResolvedValue({ backend: wasm, refused: [] });
    const { client, control } = fakeClient({ start });
    const session = new Session(client);
    await session.startTraining();
    expect(useTraining.getState().problems).toMatchObject([
      { code: 'training.backend', values: { backend: { code: 'panel.compute.name.webgpu' } } },
    ]);
    expect(useCompute.getState().refused).toEqual(refused);
    const training = session.startTraining();
    await running(client);
    control.finish({ ok: true, value: outcome });
    await training;
    expect(useTraining.getState().end).toBe('completed');
  });

  it('does not start a second training beside the first', async () => {
    const { client, control } = fakeClient();
    const session = new Session(client);
    const training = session.startTraining();
    await session.startTraining();
    await running(client);
    control.finish({ ok: true, value: outcome });
    await training;
    expect(client.train).toHaveBeenCalledTimes(1);
  });

  it('trains with the settings of the moment it started', async () => {
    const { client, control } = fakeClient();
    const training = new Session(client).startTraining();
    await running(client);
    setTraining({ epochs: 99 });
    expect(vi.mocked(client.train).mock.calls[0]?.[0].settings.epochs).toBe(DEFAULT_TRAINING.epochs);
    control.finish({ ok: true, value: outcome });
    await training;
    expect(useDocument.getState().project.training.epochs).toBe(99);
  });
});

describe('pause, resume and stop', () => {
  it('follow the worker, not the click', async () => {
    const { client, control } = fakeClient();
    const session = new Session(client);
    const training = session.startTraining();
    session.pause();
    expect(client.pause).not.toHaveBeenCalled();
    await running(client);
    control.send([{ kind: 'resumed' }]);
    session.pause();
    expect(client.pause).toHaveBeenCalledTimes(1);
    expect(status()).toBe('running');
    control.send([{ kind: 'paused' }]);
    expect(status()).toBe('paused');
    session.resume();
    control.send([{ kind: 'resumed' }]);
    expect(status()).toBe('running');
    session.stop();
    expect(status()).toBe('stopping');
    control.finish({ ok: true, value: { ...outcome, end: 'stopped' } });
    await training;
    expect(useTraining.getState()).toMatchObject({ status: 'idle', end: 'stopped' });
  });

  it('ends a training that does not answer when stop is asked for twice, and keeps the earlier weights', async () => {
    open({ project: { ...project, trained } });
    const { client } = fakeClient();
    const session = new Session(client);
    const training = session.startTraining();
    await running(client);
    session.stop();
    session.stop();
    await training;
    expect(status()).toBe('idle');
    expect(useTraining.getState().problems).toMatchObject([{ code: 'training.abandoned', severity: 'warning' }]);
    expect(useDocument.getState().project.trained).toBe(trained);
  });

  it('never reaches the worker when stopped while it is being prepared', async () => {
    changeSettings({ backend: 'wasm' });
    const { client } = fakeClient();
    const session = new Session(client);
    const training = session.startTraining();
    session.stop();
    await training;
    expect(status()).toBe('idle');
    expect(client.train).not.toHaveBeenCalled();
    expect(useTraining.getState().problems).toEqual([]);
  });

  it('stop does nothing while nothing runs', () => {
    const { client } = fakeClient();
    new Session(client).stop();
    expect(client.stop).not.toHaveBeenCalled();
    expect(status()).toBe('idle');
  });
});

describe('a training that is interrupted', () => {
  const record = (epoch: number): EpochRecord => ({
    epoch,
    loss: 1 / epoch,
    valLoss: null,
    metrics: {},
    seconds: 1,
    sequencesPerSecond: 1,
  });
  const kept = () => useCheckpoint.getState().kept;

  async function interrupted() {
    const { client, control } = fakeClient();
    const session = new Session(client);
    const training = session.startTraining();
    await running(client);
    for (const epoch of [1, 2, 3, 4])
      control.send([{ kind: 'epoch', record: record(epoch), best: true, secondsLeft: 1 }]);
    control.checkpoint(3);
    control.checkpoint(4);
    control.fail(new WorkerEnded('crashed', 'out of memory'));
    await training;
    return { client, control, session };
  }

  it('keeps its last checkpoint and says where it stands, with the epochs that it holds in sight', async () => {
    await interrupted();
    expect(useTraining.getState().records.map(({ epoch }) => epoch)).toEqual([1, 2, 3]);
    expect(useTraining.getState().bestEpoch).toBe(3);
    expect(status()).toBe('idle');
    expect(useTraining.getState().problems).toMatchObject([
      { code: 'training.crashedKept', values: { epoch: 4, reason: 'out of memory' } },
    ]);
    expect(kept()).toMatchObject({ bytes: new Uint8Array([4]), place: { epoch: 4, epochs: 20 } });
  });

  it('goes on from there, on the engine on which it began, whatever is chosen now', async () => {
    const { client, control, session } = await interrupted();
    changeSettings({ backend: 'cpu' });
    const training = session.goOn();
    await vi.waitFor(() => expect(client.train).toHaveBeenCalledTimes(2));
    expect(client.start).toHaveBeenLastCalledWith('wasm');
    expect(vi.mocked(client.train).mock.lastCall?.[1]).toMatchObject({ resume: new Uint8Array([4]) });
    control.finish({ ok: true, value: outcome });
    await training;
    expect(kept()).toBeNull();
    expect(useDocument.getState().project.trained).toBe(trained);
  });

  it('stays what can go on when it is interrupted again', async () => {
    const { client, control, session } = await interrupted();
    const training = session.goOn();
    await vi.waitFor(() => expect(client.train).toHaveBeenCalledTimes(2));
    control.fail(new WorkerEnded('crashed', 'out of memory'));
    await training;
    expect(kept()?.place.epoch).toBe(4);
  });

  it('says that the graphics card was lost, in words', async () => {
    const { client, control } = fakeClient();
    const training = new Session(client).startTraining();
    await running(client);
    control.fail(new WorkerEnded('crashed', 'Uncaught GraphicsCardLost: The context was lost.'));
    await training;
    expect(useTraining.getState().problems).toMatchObject([
      { code: 'training.crashed', values: { reason: { code: 'trainer.end.graphics-card' } } },
    ]);
  });

  it('is given up for a training from the beginning', async () => {
    const { client, control, session } = await interrupted();
    const training = session.startTraining();
    await vi.waitFor(() => expect(client.train).toHaveBeenCalledTimes(2));
    expect(kept()).toBeNull();
    expect(vi.mocked(client.train).mock.lastCall?.[1].resume).toBeUndefined();
    control.finish({ ok: true, value: outcome });
    await training;
  });

  it('can go on only with the model, the settings and the data that it was of', async () => {
    await interrupted();
    expect(mayGoOn()).toBe(true);
    setTraining({ epochs: 7 });
    expect(mayGoOn()).toBe(false);
    undo();
    expect(mayGoOn()).toBe(true);
    setParam('lstm', 'units', 5);
    expect(mayGoOn()).toBe(false);
    undo();
    renameProject('Another name');
    expect(mayGoOn()).toBe(true);
  });
});

it('a run that has ended is remembered in the project, with its figures', async () => {
  const { client, control } = fakeClient();
  const training = new Session(client).startTraining();
  await running(client);
  control.finish({ ok: true, value: outcome });
  await training;
  expect(useDocument.getState().project.runs).toMatchObject([
    { settings: DEFAULT_TRAINING, end: 'completed', bestEpoch: 1, backend: 'wasm', fingerprint: trained.fingerprint },
  ]);
});

describe('when the worker crashes', () => {
  it('says so, keeps the document, and trains again', async () => {
    const { client, control } = fakeClient();
    const session = new Session(client);
    const training = session.startTraining();
    await running(client);
    control.fail(new WorkerEnded('crashed', 'out of memory'));
    await training;
    expect(useTraining.getState()).toMatchObject({
      status: 'idle',
      problems: [{ code: 'training.crashed', values: { reason: 'out of memory' } }],
    });
    expect(useDocument.getState().project).toBe(project);
    const again = session.startTraining();
    await vi.waitFor(() => expect(client.train).toHaveBeenCalledTimes(2));
    control.finish({ ok: true, value: outcome });
    await again;
    expect(useTraining.getState()).toMatchObject({ end: 'completed', problems: [] });
  });
});

describe('when another document is opened meanwhile', () => {
  it('ends the training and puts nothing into the new document', async () => {
    const { client } = fakeClient();
    const training = new Session(client).startTraining();
    await running(client);
    open({ project: { ...project, name: 'Other' } });
    await training;
    expect(client.abandon).toHaveBeenCalled();
    expect(status()).toBe('idle');
    expect(useTraining.getState().problems).toEqual([]);
    expect(useDocument.getState().project.trained).toBeNull();
  });
});

describe('refreshEvaluation', () => {
  it('evaluates weights that came with a document, once', async () => {
    open({ project: { ...project, trained } });
    const { client } = fakeClient();
    const session = new Session(client);
    await session.refreshEvaluation();
    await session.refreshEvaluation();
    expect(useTraining.getState().evaluation).toBe(evaluation);
    expect(client.evaluate).toHaveBeenCalledTimes(1);
  });

  it('does not evaluate weights that do not fit the model', async () => {
    open({ project: { ...project, trained: { ...trained, fingerprint: 'other' } } });
    const { client } = fakeClient();
    await new Session(client).refreshEvaluation();
    expect(client.evaluate).not.toHaveBeenCalled();
    expect(useTraining.getState().evaluation).toBeNull();
  });

  it('keeps what a training measured in sight when the model is changed afterward', async () => {
    const { client, control } = fakeClient();
    const session = new Session(client);
    const training = session.startTraining();
    await running(client);
    control.finish({ ok: true, value: outcome });
    await training;
    useDocument.setState((state) => ({ project: { ...state.project, task: forecastBy({ ...recipe, lookback: 6 }) } }));
    await session.refreshEvaluation();
    expect(useTraining.getState().evaluation).toBe(evaluation);
    // As a node of another type does, which has them under other names.
    const carried = { ...trained, fingerprint: 'from another' };
    useDocument.setState((state) => ({ project: { ...state.project, trained: carried } }));
    await session.refreshEvaluation();
    expect(useTraining.getState().evaluation).toBe(evaluation);
    expect(client.evaluate).not.toHaveBeenCalled();
  });

  it('measures again when units or seasons change', async () => {
    open({ project: { ...project, trained } });
    const { client } = fakeClient();
    const session = new Session(client);
    await session.refreshEvaluation();
    useDocument.setState((state) => ({
      project: { ...state.project, task: forecastBy({ ...recipe, seasons: [12] }) },
    }));
    await session.refreshEvaluation();
    expect(client.evaluate).toHaveBeenCalledTimes(2);
  });

  it('shows the forecast of a model that undo brings back, at once', async () => {
    const { client, control } = fakeClient();
    const session = new Session(client);
    const train = async (result: TrainingOutcome) => {
      const training = session.startTraining();
      await vi.waitFor(() => expect(client.train).toHaveBeenCalledTimes(result === outcome ? 1 : 2));
      control.finish({ ok: true, value: result });
      await training;
    };
    await train(outcome);
    setParam('lstm', 'units', 5);
    const print = fingerprint(useDocument.getState().project.graph, task);
    const other: Report = { part: 'test', targets: [] };
    await train({ ...outcome, trained: { ...trained, fingerprint: print }, evaluation: other });
    undo();
    expect(useDocument.getState().project.trained).toBe(trained);
    await session.refreshEvaluation();
    expect(useTraining.getState().evaluation).toBe(evaluation);
    redo();
    await session.refreshEvaluation();
    expect(useTraining.getState().evaluation).toBe(other);
    expect(client.evaluate).not.toHaveBeenCalled();
  });

  it('shows the forecast of a model that was changed before it was asked for, once that is undone', async () => {
    open({ project: { ...project, trained } });
    const { client } = fakeClient();
    const session = new Session(client);
    setParam('lstm', 'units', 5);
    await session.refreshEvaluation();
    expect(useTraining.getState().evaluation).toBeNull();
    undo();
    await session.refreshEvaluation();
    expect(useTraining.getState().evaluation).toBe(evaluation);
  });

  it('forgets an evaluation when its weights are gone', async () => {
    open({ project: { ...project, trained } });
    const { client } = fakeClient();
    const session = new Session(client);
    await session.refreshEvaluation();
    useDocument.setState({ project });
    await session.refreshEvaluation();
    expect(useTraining.getState().evaluation).toBeNull();
  });
});

describe('probeBackends', () => {
  it('tries each backend that is not known yet, one after another', async () => {
    const { client } = fakeClient();
    const session = new Session(client);
    await session.prepareBackend();
    await session.probeBackends();
    const probed = vi.mocked(client.probe).mock.calls.map(([backend]) => backend);
    expect(probed).toEqual(['wasm', 'webgpu', 'webgl', 'cpu']);
    expect(Object.keys(useCompute.getState().reports).sort()).toEqual(['cpu', 'fused', 'wasm', 'webgl', 'webgpu']);
    await session.probeBackends();
    expect(client.probe).toHaveBeenCalledTimes(4);
  });

  it('leaves the processor to a running training', async () => {
    const { client, control } = fakeClient();
    const session = new Session(client);
    const training = session.startTraining();
    await running(client);
    await session.probeBackends();
    expect(client.probe).not.toHaveBeenCalled();
    control.finish({ ok: true, value: outcome });
    await training;
  });
});

describe('auto', () => {
  /** Trains once, to the end. */
  async function trainOnce(session: Session, fake: ReturnType<typeof fakeClient>) {
    const before = vi.mocked(fake.client.train).mock.calls.length;
    const training = session.startTraining();
    await vi.waitFor(() => expect(fake.client.train).toHaveBeenCalledTimes(before + 1));
    fake.control.finish({ ok: true, value: outcome });
    await training;
  }

  it('times the job before the first training, shows how far it is, and trains on the fastest', async () => {
    const seen: unknown[] = [];
    const fake = fakeClient({
      chooseBackend: vi.fn<TrainingClient['chooseBackend']>((_job, { onProgress }) => {
        onProgress({ current: 'wasm', timings: [] });
        seen.push(useCompute.getState().timing, useTraining.getState().status);
        return Promise.resolve(timed);
      }),
    });
    await trainOnce(new Session(fake.client), fake);
    expect(seen).toEqual([{ current: 'wasm', timings: [] }, 'preparing']);
    expect(useCompute.getState()).toMatchObject({ timing: null, started: wasm });
    const [chosenFor] = vi.mocked(fake.client.chooseBackend).mock.calls[0] ?? [];
    expect(chosenFor).toBe(vi.mocked(fake.client.train).mock.calls[0]?.[0]);
    expect(fake.client.start).not.toHaveBeenCalled();
    expect(useTimings.getState().remembered).toMatchObject([{ chosen: 'wasm', timings }]);
    expect(useView.getState().announcement.text).toContain('Training has ended');
  });

  it('does not time again: the second training starts what was remembered', async () => {
    const fake = fakeClient();
    const session = new Session(fake.client);
    await trainOnce(session, fake);
    await trainOnce(session, fake);
    expect(fake.client.chooseBackend).toHaveBeenCalledTimes(1);
    expect(vi.mocked(fake.client.start).mock.calls).toEqual([['wasm']]);
  });

  it('times a changed graph at its next training, and not a renamed one', async () => {
    const fake = fakeClient();
    const session = new Session(fake.client);
    await trainOnce(session, fake);
    useDocument.setState((state) => ({ project: { ...state.project, name: 'Renamed' } }));
    await trainOnce(session, fake);
    expect(fake.client.chooseBackend).toHaveBeenCalledTimes(1);
    setTraining({ batchSize: 200 });
    await trainOnce(session, fake);
    expect(fake.client.chooseBackend).toHaveBeenCalledTimes(2);
    expect(useTimings.getState().remembered).toHaveLength(2);
  });

  it('forgets a remembered backend that no longer starts, and times anew', async () => {
    const fake = fakeClient();
    const session = new Session(fake.client);
    await trainOnce(session, fake);
    const refused = [{ ok: false as const, backend: 'wasm' as const, failure: 'failed' as const, detail: '' }];
    vi.mocked(fake.client.start).mockRejectedValueOnce(new NoBackend(refused));
    const [, faster] = timings;
    const choice = { ...timed, backend: { ...wasm, backend: 'webgl' as const }, timings: faster ? [faster] : [] };
    vi.mocked(fake.client.chooseBackend).mockResolvedValueOnce(choice);
    await trainOnce(session, fake);
    expect(fake.client.chooseBackend).toHaveBeenCalledTimes(2);
    expect(useTimings.getState().remembered).toMatchObject([{ chosen: 'webgl' }]);
    expect(useTraining.getState()).toMatchObject({ end: 'completed', problems: [], backend: { name: 'webgl' } });
  });

  it('times anew when the remembered backend computes on another adapter now', async () => {
    const fake = fakeClient();
    const session = new Session(fake.client);
    await trainOnce(session, fake);
    const other = { ...wasm, device: { name: 'another chip', software: false } };
    vi.mocked(fake.client.start).mockResolvedValueOnce({ backend: other, refused: [] });
    await trainOnce(session, fake);
    expect(fake.client.chooseBackend).toHaveBeenCalledTimes(2);
  });

  it('remembers nothing of a job that is refused', async () => {
    const fake = fakeClient({ chooseBackend: vi.fn(() => Promise.resolve({ ...timed, timings: [] })) });
    await trainOnce(new Session(fake.client), fake);
    expect(useTimings.getState().remembered).toEqual([]);
  });

  it('leaves a backend that was chosen by hand alone', async () => {
    changeSettings({ backend: 'webgl' });
    const fake = fakeClient();
    await trainOnce(new Session(fake.client), fake);
    expect(fake.client.chooseBackend).not.toHaveBeenCalled();
    expect(vi.mocked(fake.client.start).mock.calls).toEqual([['webgl']]);
  });

  /** A timing that goes on until it is stopped. */
  const endless = () =>
    vi.fn<TrainingClient['chooseBackend']>(
      (_job, { signal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(new TimingStopped('Stopped.')));
        }),
    );

  it('stops while backends are timed: no training starts, nothing is remembered, and the chip has a name', async () => {
    const fake = fakeClient({ chooseBackend: endless() });
    const session = new Session(fake.client);
    const training = session.startTraining();
    await vi.waitFor(() => expect(fake.client.chooseBackend).toHaveBeenCalled());
    session.stop();
    await training;
    expect(status()).toBe('idle');
    expect(useTraining.getState().problems).toEqual([]);
    expect(fake.client.train).not.toHaveBeenCalled();
    expect(useTimings.getState().remembered).toEqual([]);
    expect(useCompute.getState().timing).toBeNull();
    await vi.waitFor(() => expect(useCompute.getState().started?.backend).toBe('fused'));
  });

  it('ends with its document', async () => {
    const fake = fakeClient({ chooseBackend: endless() });
    const training = new Session(fake.client).startTraining();
    await vi.waitFor(() => expect(fake.client.chooseBackend).toHaveBeenCalled());
    open({ project: { ...project, name: 'Other' } });
    await training;
    expect(status()).toBe('idle');
    expect(useCompute.getState().timing).toBeNull();
    expect(fake.client.train).not.toHaveBeenCalled();
  });

  it('starts for the chip and for evaluations what was remembered, without timing', async () => {
    const fake = fakeClient();
    const session = new Session(fake.client);
    await session.prepareBackend();
    expect(vi.mocked(fake.client.start).mock.calls).toEqual([['auto']]);
    await trainOnce(session, fake);
    await session.prepareBackend();
    expect(vi.mocked(fake.client.start).mock.calls).toEqual([['auto'], ['wasm']]);
    expect(fake.client.chooseBackend).toHaveBeenCalledTimes(1);
  });

  describe('timeAgain', () => {
    it('measures anew, whatever is remembered', async () => {
      const fake = fakeClient();
      const session = new Session(fake.client);
      await trainOnce(session, fake);
      useTimings.setState((state) => ({ remembered: state.remembered.map((entry) => ({ ...entry, atMs: 1 })) }));
      await session.timeAgain();
      expect(fake.client.chooseBackend).toHaveBeenCalledTimes(2);
      expect(useTimings.getState().remembered).toHaveLength(1);
      expect(useTimings.getState().remembered[0]?.atMs).toBeGreaterThan(1);
      expect(useView.getState().announcement.text).toContain('WebAssembly is the fastest');
      expect(status()).toBe('idle');
    });

    it('goes back to a backend that was chosen by hand', async () => {
      changeSettings({ backend: 'cpu' });
      const fake = fakeClient();
      await new Session(fake.client).timeAgain();
      expect(fake.client.chooseBackend).toHaveBeenCalledTimes(1);
      expect(useCompute.getState().started?.backend).toBe('cpu');
    });

    it('does nothing while training, while timing, or for a document that cannot be trained', async () => {
      const fake = fakeClient();
      const session = new Session(fake.client);
      const training = session.startTraining();
      await running(fake.client);
      await session.timeAgain();
      expect(fake.client.chooseBackend).toHaveBeenCalledTimes(1);
      fake.control.finish({ ok: true, value: outcome });
      await training;
      await Promise.all([session.timeAgain(), session.timeAgain()]);
      expect(fake.client.chooseBackend).toHaveBeenCalledTimes(2);
      open({ table: null });
      await session.timeAgain();
      expect(fake.client.chooseBackend).toHaveBeenCalledTimes(2);
    });

    it('is waited for by a training that is asked for meanwhile, which then needs no timing of its own', async () => {
      let finish: (start: TimedStart) => void = () => undefined;
      const fake = fakeClient({
        chooseBackend: vi.fn<TrainingClient['chooseBackend']>(() => new Promise((resolve) => (finish = resolve))),
      });
      const session = new Session(fake.client);
      const timing = session.timeAgain();
      await vi.waitFor(() => expect(fake.client.chooseBackend).toHaveBeenCalled());
      const training = session.startTraining();
      finish(timed);
      await timing;
      await running(fake.client);
      fake.control.finish({ ok: true, value: outcome });
      await training;
      expect(fake.client.chooseBackend).toHaveBeenCalledTimes(1);
      expect(vi.mocked(fake.client.start).mock.calls).toEqual([['wasm']]);
    });
  });
});
