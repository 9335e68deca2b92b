import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { UserError } from '#engine';
import { workerHere } from '../worker/workerHere';
import { EXCHANGE_WORKER, readModel } from './exchangeWorker';

beforeEach(() => vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
afterEach(() => vi.useRealTimers());

const model = (bytes: number) => ({ name: 'm.h5', files: [{ name: 'm.h5', bytes: new Uint8Array(bytes) }] });
const problemsOf = (reading: Promise<unknown>) =>
  reading.then(
    () => [],
    (error: unknown) => (error as UserError).problems,
  );

/** A reader that never comes to an end, and a promise of when it began. */
function endless(): Promise<void> {
  return new Promise((begun) => {
    const importModel = (): Promise<never> => {
      begun();
      return new Promise(() => {});
    };
    EXCHANGE_WORKER.replace(() => workerHere({ start: () => Promise.resolve(), importModel }));
  });
}

it('gives a model up that its reader never gets through, with a sentence, and later than a large file may take', async () => {
  const began = endless();
  const asked = problemsOf(readModel(model(20 * 2 ** 20)));
  const ended = vi.fn();
  void asked.then(ended);
  await began;
  await vi.advanceTimersByTimeAsync(3900);
  expect(ended).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(300);
  expect(await asked).toMatchObject([{ code: 'import.endless', values: { file: 'm.h5' } }]);
});

it('says what is wrong with a model that was read in time', async () => {
  const problem = { code: 'import.damaged', severity: 'error', values: { file: 'm.h5' } };
  const importModel = () => Promise.resolve({ ok: false, problems: [problem] });
  EXCHANGE_WORKER.replace(() => workerHere({ start: () => Promise.resolve(), importModel }));
  expect(await problemsOf(readModel(model(10)))).toMatchObject([{ code: 'import.damaged' }]);
});
