import { expect, test } from 'vitest';
import type { EpochRecord, Report, TrainingEvent } from '#engine';
import { numberTarget, YESTERDAY } from '../engine/testing/reports';
import type { Terminal } from './terminal';
import { JsonReporter, TextReporter } from './trainingReporter';

const record = (epoch: number): EpochRecord => ({
  epoch,
  loss: 1 / epoch,
  valLoss: 2 / epoch,
  metrics: { mae: 0.25 },
  seconds: 1.5,
  sequencesPerSecond: 1234,
});
const evaluation: Report = {
  part: 'test',
  targets: [numberTarget({ name: 'close', rmse: 1, baselines: [{ ...YESTERDAY, rmse: 2 }] })],
};
const events: readonly TrainingEvent[] = [
  {
    kind: 'started',
    epochs: 2,
    batchesPerEpoch: 1,
    trainWindows: 1000,
    validationWindows: 200,
    testWindows: 200,
    parameterCount: 4897,
    backend: 'wasm',
    plainLayers: [],
  },
  { kind: 'batch', epoch: 1, batch: 1, batches: 2, loss: 1.5, sequencesPerSecond: 900, secondsLeft: 75 },
  { kind: 'epoch', record: record(1), best: true, secondsLeft: 1 },
  { kind: 'evaluated', epoch: 1, evaluation },
  { kind: 'batch', epoch: 2, batch: 2, batches: 2, loss: 0.6, sequencesPerSecond: 900, secondsLeft: 0 },
  { kind: 'epoch', record: record(2), best: false, secondsLeft: 0 },
];

function play(redraws: boolean, Reporter: typeof JsonReporter | typeof TextReporter): string {
  let text = '';
  const terminal: Terminal = { out: (part) => void (text += part), err: () => {}, redraws, columns: 120 };
  const reporter = new Reporter(terminal);
  for (const event of events) reporter.onEvent(event);
  reporter.end();
  return text;
}

test('--json prints one object an epoch, with the gain over the baseline where it was measured', () => {
  const lines = play(true, JsonReporter)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
  const figures = { metrics: { mae: 0.25 }, seconds: 1.5, sequencesPerSecond: 1234 };
  expect(lines).toEqual([
    {
      kind: 'epoch',
      epoch: 1,
      loss: 1,
      valLoss: 2,
      ...figures,
      baseline: { name: 'lastValue', mae: 1, rmse: 2 },
      betterBy: 0.5,
    },
    { kind: 'epoch', epoch: 2, loss: 0.5, valLoss: 1, ...figures, baseline: null, betterBy: null },
  ]);
});

test('a pipe gets one plain line an epoch', () => {
  expect(play(false, TextReporter)).toBe(
    [
      '4,897 parameters, 1,000 training windows, 200 for validation, 200 to test; computing with wasm',
      'epoch 1/2  loss 1.000  validation loss 2.000  1.5\u00a0s  1,234 sequences/s  best so far',
      'epoch 2/2  loss 0.5000  validation loss 1.000  1.5\u00a0s  1,234 sequences/s',
      '',
    ].join('\n'),
  );
});

test('a screen gets a bar below the lines, which is gone at the end', () => {
  const text = play(true, TextReporter);
  expect(text).toContain(`${'━'.repeat(6)}${'─'.repeat(18)}  epoch 1/2  loss 1.500  900 sequences/s  1:15 left`);
  expect(text).toContain('\r\u001b[2Kepoch 2/2  loss 0.5000');
  expect(text.endsWith('\n')).toBe(true);
});
