import { describe, expect, it } from 'vitest';
import { hourlyProject } from '../testing/projects';
import { type MadeTarget, numberTarget } from '../testing/reports';
import type { EpochRecord } from './project';
import { DEFAULT_TRAINING } from '../optimizers/trainingSettings';
import { MAX_RUN_EPOCHS, MAX_RUNS } from './limits';
import { readProject, writeProject } from './projectFile';
import { addRun, type EndedRun, makeRun } from './runs';

const epoch = (number: number, changes: Partial<EpochRecord> = {}): EpochRecord => ({
  ...{
    epoch: number,
    loss: 1 / number,
    valLoss: 2 / number,
    metrics: { mae: 1 },
    seconds: 0.5,
    sequencesPerSecond: 100,
  },
  ...changes,
});

function ended(history: readonly EpochRecord[], changes: Partial<EndedRun> = {}, target: MadeTarget = {}): EndedRun {
  const name = { code: 'baseline.lastValue' } as const;
  return {
    ...{ id: 'r', startedAtMs: 1e12, seconds: 9, settings: DEFAULT_TRAINING, dataHash: null, parameterCount: 7 },
    trained: { history, end: 'completed', bestEpoch: 3, backend: 'cpu', fingerprint: 'f' },
    evaluation: {
      part: 'test',
      targets: [
        numberTarget({
          ...{ name: 'load', unit: 'MW', sampleCount: 2, mae: 1.5, rmse: 3 },
          baselines: [
            { id: 'seasonal', name, rmse: 9 },
            { id: 'lastValue', name, rmse: 6 },
          ],
          ...target,
        }),
      ],
    },
    ...changes,
  };
}

describe('the record of a run', () => {
  it('holds the figures beside the strongest naive forecast, and no forecasts', () => {
    const run = makeRun(ended([epoch(1), epoch(2), epoch(3)]));
    expect(run).toMatchObject({ epochCount: 3, bestEpoch: 3, end: 'completed', backend: 'cpu', fingerprint: 'f' });
    expect(run.targets).toEqual([
      {
        ...{ name: 'load', kind: 'number', unit: 'MW', sampleCount: 2, steps: 1, copiesLastValue: false },
        metrics: { mae: 1.5, rmse: 3 },
        baseline: {
          ...{ id: 'lastValue', name: { code: 'baseline.lastValue' } },
          ...{ metrics: { mae: 3, rmse: 6 }, betterBy: 0.5 },
        },
      },
    ]);
  });

  it('of many epochs keeps the first, the best, the last and some between, and says how many there were', () => {
    const history = Array.from({ length: 5000 }, (_, i) => epoch(i + 1));
    const base = ended(history);
    const run = makeRun({ ...base, trained: { ...base.trained, bestEpoch: 4321 } });
    const kept = run.epochs.map((record) => record.epoch);
    expect(run.epochCount).toBe(5000);
    expect(kept.length).toBeGreaterThan(MAX_RUN_EPOCHS / 2);
    expect(kept.length).toBeLessThanOrEqual(MAX_RUN_EPOCHS);
    expect(kept).toEqual(expect.arrayContaining([1, 4321, 5000]));
  });

  it('is saved and read again when a training diverged or had no windows to measure', () => {
    const history = [
      epoch(1, { valLoss: Number.NaN, metrics: { mae: Infinity }, sequencesPerSecond: Infinity }),
      epoch(2, { loss: Number.NaN }),
    ];
    const nothing = ended(history, {}, { mae: Number.NaN, rmse: Number.NaN, baselines: [] });
    const project = addRun(hourlyProject(), makeRun(nothing));
    const opened = readProject(writeProject(project, [new Uint8Array(1)]), 'x');
    expect(opened.project).toEqual(project);
    expect(opened.project.runs[0]?.epochs).toEqual([epoch(1, { valLoss: null, metrics: {}, sequencesPerSecond: 0 })]);
    expect(opened.project.runs[0]?.targets[0]).toMatchObject({ metrics: {}, baseline: null });
  });

  it('comes last, replaces one of the same id, and pushes out the oldest', () => {
    const run = (id: number, seconds = 1) => makeRun(ended([epoch(1)], { id: String(id), seconds }));
    const full = Array.from({ length: MAX_RUNS + 5 }, (_, i) => run(i)).reduce(addRun, hourlyProject());
    expect(full.runs.map(({ id }) => id)).toEqual(Array.from({ length: MAX_RUNS }, (_, i) => String(i + 5)));
    const replaced = addRun(full, run(50, 77));
    expect(replaced.runs).toHaveLength(MAX_RUNS);
    expect(replaced.runs.at(-1)).toMatchObject({ id: '50', seconds: 77 });
    expect(readProject(writeProject(replaced, [new Uint8Array(1)]), 'x').project).toEqual(replaced);
  });
});
