import '@tensorflow/tfjs-backend-cpu';
import { expect, it } from 'vitest';
import { tf } from '../worker/tensorflow';
import { type ExportedModule, runModules } from './runModules';

it('pauses between the pieces, for a worker that is busy all the time is not heard in every browser', async () => {
  const windows = Array.from({ length: 40 }, (_, i) => i);
  const modules: Record<string, ExportedModule> = {
    recipe: (_, exports) => Object.assign(exports, { recipe: { lookback: 0 } }),
    table: (_, exports) => Object.assign(exports, { parseTable: () => null }),
    modelFiles: (_, exports) =>
      Object.assign(exports, { loadTrained: () => Promise.resolve({ model: null, fitted: null }) }),
    data: (_, exports) =>
      Object.assign(exports, { prepare: () => ({ labels: windows.map(String) }), samplesOf: () => windows }),
    inference: (_, exports) =>
      Object.assign(exports, {
        infer: (_model: unknown, _prepared: unknown, starts: number[]) => [{ column: 'close', values: starts }],
      }),
  };
  const heard: number[] = [];
  const told: number[] = [];
  const contents = { csv: '', model: '', weights: new Uint8Array(), fitted: '' };
  const answer = await runModules(tf, modules, contents, (done) => {
    told.push(done);
    setTimeout(() => heard.push(done));
  });
  expect(answer.forecasts).toEqual([{ column: 'close', values: windows }]);
  expect(told.length).toBeGreaterThan(1);
  expect(heard).toEqual(told);
});
