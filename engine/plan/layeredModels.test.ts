import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { windowSignature } from '../tasks/forecasting/windowSignature';
import type { Graph } from '../graph/graph';
import { convolutionGraph, encoderDecoderGraph, maskedGraph } from '../testing/layeredGraphs';
import { compileGraph } from './compileGraph';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

const LOAD = { name: 'load', kind: 'number' } as const;
const KIND = { name: 'kind', kind: 'category', cardinality: 3 } as const;
const SIGNATURE = windowSignature({ lookback: 6, horizon: 1, features: [LOAD, KIND], targets: [LOAD] });

const compile = (graph: Graph) => compileGraph(tf, graph, SIGNATURE, 3);

/** A model's forecast of numbers and, where it reads them, codes. */
function forecast(model: tf.LayersModel, numbers: readonly number[], codes: readonly number[] = []): number[] {
  return tf.tidy(() => {
    const fed = model.inputs.map((input) =>
      input.dtype === 'int32' ? tf.tensor2d([...codes], [1, 6], 'int32') : tf.tensor3d([...numbers], [1, 6, 1]),
    );
    return [...(model.predict(fed.length === 1 ? (fed[0] as tf.Tensor) : fed) as tf.Tensor).dataSync()];
  });
}

const WAVE = [0.3, -1.2, 0.8, 1.1, -0.4, 0.6];

describe('a masked step', () => {
  it('is passed over: where it stands makes no difference', () => {
    const compiled = compile(maskedGraph('gru'));
    const late = forecast(compiled.model, [0.3, -1.2, 0.8, 1.1, 0, 0], [1, 2, 1, 0, 0, 0]);
    const early = forecast(compiled.model, [0, 0.3, -1.2, 0, 0.8, 1.1], [0, 1, 0, 2, 0, 1]);
    expect(early[0]).toBeCloseTo(late[0] as number, 6);
    expect(forecast(compiled.model, [0.3, -1.2, 1.1, 0.8, 0, 0], [1, 2, 1, 0, 0, 0])[0]).not.toBeCloseTo(
      late[0] as number,
      4,
    );
    compiled.dispose();
  });
});

describe('an initial state', () => {
  it.each(['lstm', 'gru', 'simpleRnn'])('of a %s reaches the decoder, and no layer behind it', (type) => {
    const compiled = compile(encoderDecoderGraph(type));
    const { layers, model } = compiled;
    const byNode = (id: string) => layers.find(({ nodeId }) => nodeId === id)?.layer as tf.layers.Layer;
    const expected = tf.tidy(() => {
      const [out, ...states] = byNode('Encoder').apply(tf.tensor3d(WAVE, [1, 6, 1])) as tf.Tensor[];
      const repeated = byNode('Repeat').apply(out as tf.Tensor) as tf.Tensor;
      const decoded = byNode('Decoder').apply([repeated, ...states]) as tf.Tensor;
      const behind = byNode('Behind').apply(decoded) as tf.Tensor;
      return [...(byNode('Dense').apply(behind) as tf.Tensor).dataSync()];
    });
    expect(forecast(model, WAVE)[0]).toBeCloseTo(expected[0] as number, 6);
    compiled.dispose();
  });

  it('lets the encoder run once, not once for each of its outputs', () => {
    const compiled = compile(encoderDecoderGraph('lstm'));
    const encoder = compiled.layers.find(({ nodeId }) => nodeId === 'Encoder')?.layer as tf.layers.Layer;
    let runs = 0;
    const call = encoder.call.bind(encoder);
    encoder.call = (inputs, kwargs) => {
      runs++;
      return call(inputs, kwargs);
    };
    tf.tidy(() => {
      compiled.model.apply(tf.tensor3d(WAVE, [1, 6, 1]), { training: true });
    });
    expect(runs).toBe(1);
    compiled.dispose();
  });
});

describe('a saved model', () => {
  it.each([
    ['with states', encoderDecoderGraph('gru')],
    ['with masks', maskedGraph('lstm', { recurrentActivation: 'hardSigmoid3' })],
    ['with convolution and attention', convolutionGraph()],
  ])('%s forecasts the same when it is loaded', async (_what, graph) => {
    const compiled = compile(graph);
    let saved: tf.io.ModelArtifacts | undefined;
    await compiled.model.save(
      tf.io.withSaveHandler((artifacts) => {
        saved = artifacts;
        return Promise.resolve({ modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: 'JSON' as const } });
      }),
    );
    const loaded = await tf.loadLayersModel(tf.io.fromMemory(saved as tf.io.ModelArtifacts));
    const codes = [1, 2, 0, 1, 1, 2];
    expect(forecast(loaded, WAVE, codes)).toEqual(forecast(compiled.model, WAVE, codes));
    loaded.dispose();
    compiled.dispose();
  });
});

describe('all of them', () => {
  it('own their tensors', () => {
    const before = tf.memory().numTensors;
    for (const graph of [encoderDecoderGraph('gru'), maskedGraph('gru'), convolutionGraph()]) {
      const compiled = compile(graph);
      forecast(compiled.model, WAVE, [1, 2, 0, 1, 1, 2]);
      compiled.dispose();
    }
    expect(tf.memory().numTensors).toBe(before);
  });
});
