import type * as tfjs from '@tensorflow/tfjs';
import type { CompiledModel } from '../compile/compileGraph';
import { trainableVariables } from '../compile/trainableVariables';
import type { PreparedData } from '../data/prepareData';
import type { Tf } from '../layers/layerCall';
import { makeBatchSource } from './batches';
import { windowStarts } from './evaluate';
import type { Clock } from './runControl';

/** The fastest of this many runs counts: what else the machine does only ever adds. */
const RUNS = 3;

/**
 * Measures how long each layer takes for its part of a training step, forward and backward, on one batch: milliseconds by
 * node id. Layers are timed one by one, so their sum is close to a step but not equal to it. Changes no weight and leaves
 * no tensor behind.
 */
export async function measureLayerTimes(
  tf: Tf,
  compiled: CompiledModel,
  prepared: PreparedData,
  batchSize: number,
  clock: Clock,
): Promise<Readonly<Record<string, number>>> {
  const rows = windowStarts(prepared, 'train').subarray(0, batchSize);
  const inputs = makeBatchSource(tf, compiled, prepared).inputs(rows);
  const values = new Map<string, tfjs.Tensor>(
    compiled.inputs.map((input, i) => [input.nodeId, inputs[i] as tfjs.Tensor]),
  );
  const given = new Set(values.keys());
  const times: Record<string, number> = {};
  try {
    for (const { nodeId, layer, sources } of compiled.layers) {
      const feeding = sources.map((source) => values.get(source) as tfjs.Tensor);
      const output = tf.tidy(
        () => layer.apply(feeding.length > 1 ? feeding : (feeding[0] as tfjs.Tensor)) as tfjs.Tensor,
      );
      values.set(nodeId, output);
      // The data itself needs no gradient, only what layers made of it.
      const learnt = sources.every((source) => given.has(source)) ? [] : feeding;
      times[nodeId] = await timeStep(tf, layer, feeding, learnt, clock);
      await clock.yieldToEvents();
    }
  } finally {
    tf.dispose([...values.values()]);
  }
  return times;
}

async function timeStep(
  tf: Tf,
  layer: tfjs.layers.Layer,
  feeding: readonly tfjs.Tensor[],
  learnt: readonly tfjs.Tensor[],
  clock: Clock,
): Promise<number> {
  const weights = trainableVariables(layer);
  const watched = learnt.map((tensor) => tf.variable(tensor));
  const fed = learnt.length > 0 ? watched : feeding;
  let fastest = Number.POSITIVE_INFINITY;
  for (let run = 0; run < RUNS; run++) {
    const startMs = clock.now();
    const results = tf.tidy(() => {
      const forward = (): tfjs.Scalar =>
        tf.sum<tfjs.Scalar>(
          layer.apply(fed.length > 1 ? [...fed] : (fed[0] as tfjs.Tensor), { training: true }) as tfjs.Tensor,
        );
      if (weights.length + watched.length === 0) return [forward()];
      const { value, grads } = tf.variableGrads(forward, [...weights, ...watched]);
      return [value, ...Object.values(grads)];
    });
    // Reading the results waits for a graphics card to be done.
    await Promise.all(results.map((tensor) => tensor.data()));
    tf.dispose(results);
    fastest = Math.min(fastest, clock.now() - startMs);
  }
  tf.dispose(watched);
  return fastest;
}
