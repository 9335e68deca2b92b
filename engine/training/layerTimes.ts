import type * as tfjs from '@tensorflow/tfjs';
import type { CompiledModel } from '../plan/compileGraph';
import { trainableVariables, variablesOf } from '../plan/trainableVariables';
import type { Tf } from '../tensors/tf';
import type { SampleIds, SampleSource } from '../samples/sampleSource';
import { applyLayer, tensorBatches } from './batches';
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
  source: SampleSource,
  ids: SampleIds,
  clock: Clock,
): Promise<Readonly<Record<string, number>>> {
  const inputs = tensorBatches(tf, compiled, source).inputs(ids);
  /** By node: its output, and behind it its last state where that is used. */
  const values = new Map<string, readonly tfjs.Tensor[]>(
    compiled.inputs.map((input, i) => [input.nodeId, [inputs[i] as tfjs.Tensor]]),
  );
  const masks = new Map<string, tfjs.Tensor>();
  const given = new Set(values.keys());
  const times: Record<string, number> = {};
  try {
    for (const { nodeId, layer, sources, initialState } of compiled.layers) {
      const states = initialState === null ? [] : (values.get(initialState) ?? []).slice(1);
      const feeding = [...sources.map((source) => values.get(source)?.[0] as tfjs.Tensor), ...states];
      const mask = masks.get(sources[0] as string);
      values.set(
        nodeId,
        tf.tidy(() => applyLayer(layer, feeding, false, mask)),
      );
      const [passedOn] = tf.tidy(() => maskBehind(tf, layer, feeding, mask));
      if (passedOn) masks.set(nodeId, passedOn);
      // The data itself needs no gradient, only what layers made of it.
      const learned = sources.every((source) => given.has(source)) ? [] : feeding;
      times[nodeId] = await timeStep(tf, layer, feeding, learned, mask, clock);
      await clock.yieldToEvents();
    }
  } finally {
    tf.dispose([...[...values.values()].flat(), ...masks.values()]);
  }
  return times;
}

/** A copy of the mask that goes on behind a layer; none where none does. */
function maskBehind(
  tf: Tf,
  layer: tfjs.layers.Layer,
  feeding: readonly tfjs.Tensor[],
  mask: tfjs.Tensor | undefined,
): tfjs.Tensor[] {
  if (!layer.supportsMasking) return [];
  const [first] = feeding;
  const masks = layer.computeMask(first as tfjs.Tensor, mask) as tfjs.Tensor | tfjs.Tensor[] | null | undefined;
  const behind = Array.isArray(masks) ? masks[0] : masks;
  return behind ? [tf.clone(behind)] : [];
}

/** `learned` is what of the feeding tensors needs a gradient. */
async function timeStep(
  tf: Tf,
  layer: tfjs.layers.Layer,
  feeding: readonly tfjs.Tensor[],
  learned: readonly tfjs.Tensor[],
  mask: tfjs.Tensor | undefined,
  clock: Clock,
): Promise<number> {
  const weights = trainableVariables(layer);
  // A run in training moves statistics along.
  const moving = variablesOf(layer.nonTrainableWeights);
  const before = moving.map((variable) => variable.clone());
  const watched = learned.map((tensor) => tf.variable(tensor));
  const fed = learned.length > 0 ? watched : feeding;
  let fastest = Number.POSITIVE_INFINITY;
  for (let run = 0; run < RUNS; run++) {
    const startMs = clock.now();
    const results = tf.tidy(() => {
      const forward = (): tfjs.Scalar =>
        tf.addN(applyLayer(layer, fed, true, mask).map((output) => tf.sum<tfjs.Scalar>(output)));
      if (weights.length + watched.length === 0) return [forward()];
      const { value, grads } = tf.variableGrads(forward, [...weights, ...watched]);
      return [value, ...Object.values(grads)];
    });
    // Reading the results waits for a graphics card to be done.
    await Promise.all(results.map((tensor) => tensor.data()));
    tf.dispose(results);
    fastest = Math.min(fastest, clock.now() - startMs);
  }
  moving.forEach((variable, i) => variable.assign(before[i] as tfjs.Tensor));
  tf.dispose([...watched, ...before]);
  return fastest;
}
