import { analyze, hasErrors, prepareData } from '#engine';
import { describe, expect, it } from 'vitest';
import { CASES, describeCase } from './cases.mjs';
import { trainingJob } from './trainingJob.mjs';

describe('describeCase', () => {
  it('names layers, windows and batch', () => {
    const [C, F] = ['C', 'F'].map((id) => describeCase(CASES.find((benchCase) => benchCase.id === id)));
    expect(C).toBe('Bidirectional LSTM(64) → LSTM(64), T 60, F 8, batch 64');
    expect(F).toBe('LSTM(64) with dropout 0.2 and recurrent dropout 0.2, T 50, F 8, batch 32');
  });
});

describe.each(CASES)('the job of case $id', (benchCase) => {
  const job = trainingJob(benchCase, { stepsPerEpoch: 3, epochs: 2 });
  const { prepared, problems } = prepareData(job.table, job.recipe);

  it('trains whole batches only, and spends no time on other parts', () => {
    expect(problems.filter(({ code }) => code !== 'data.fewWindows')).toEqual([]);
    const { train, validation, test } = prepared.parts;
    const windows = [train, validation, test].map(({ starts }) => starts.length);
    expect(windows).toEqual([3 * benchCase.batchSize, 0, benchCase.timesteps + 1]);
    expect(prepared.numberNames).toHaveLength(benchCase.features);
  });

  it('has a graph without a problem and all its layers', () => {
    const analysis = analyze(job.graph, prepared.signature);
    expect(hasErrors(analysis.problems)).toBe(false);
    const recurrent = job.graph.nodes.filter(({ id }) => id.startsWith('recurrent'));
    expect(recurrent.map(({ params }) => params.units)).toEqual(benchCase.layers.map(({ units }) => units));
  });

  it('is the same each time', () => {
    expect(trainingJob(benchCase, { stepsPerEpoch: 3, epochs: 2 })).toEqual(job);
  });
});
