import * as tf from '@tensorflow/tfjs';
import type { RunCase, RunNumbers } from './runCase';
import type { Results } from './numbers';

/** What tfjs does not tell of its recurrent layers. */
interface StockLayer {
  build(shape: number[]): void;
  setWeights(weights: tf.Tensor[]): void;
  call(x: tf.Tensor, options: object): tf.Tensor[];
  readonly trainableWeights: readonly { readonly val: tf.Variable }[];
}

/** The same run with tfjs's own layer, or, for what tfjs does not have, with its operations; on the current backend. */
export function runStock(given: RunCase, numbers: RunNumbers): Results {
  const { batch, timesteps, features, units } = given;
  const x = tf.variable(tf.tensor3d(numbers.x, [batch, timesteps, features]));
  const start = numbers.initialState?.map((state) => tf.variable(tf.tensor2d(state, [batch, units]))) ?? null;
  const forward = given.resetAfter ? resetAfterGru(given, numbers, x, start) : stockLayer(given, numbers, x, start);
  let outputs: tf.Tensor[] = [];
  const { grads } = tf.variableGrads(() => {
    outputs = forward.outputs();
    const [sequences, ...states] = outputs as [tf.Tensor, ...tf.Tensor[]];
    const parts = states.flatMap((state, i) => {
      const gradient = numbers.dStates[i];
      return gradient ? [tf.sum(tf.mul(state, tf.tensor2d(gradient, [batch, units])))] : [];
    });
    if (numbers.dSequences) {
      parts.push(tf.sum(tf.mul(sequences, tf.tensor3d(numbers.dSequences, [batch, timesteps, units]))));
    }
    outputs.forEach((output) => tf.keep(output));
    return tf.addN(parts) as tf.Scalar;
  }, [x, ...forward.weights, ...(start ?? [])]);
  const gradient = (variable: tf.Variable | undefined): tf.Tensor | undefined => variable && grads[variable.name];
  const [kernel, recurrentKernel, bias] = forward.weights;
  const named = {
    sequences: given.sequences ? outputs[0] : undefined,
    h: outputs[1],
    c: outputs[2],
    dX: gradient(x),
    dKernel: gradient(kernel),
    dRecurrentKernel: gradient(recurrentKernel),
    dBias: gradient(bias),
    dH: gradient(start?.[0]),
    dC: gradient(start?.[1]),
  };
  return Object.fromEntries(
    Object.entries(named).flatMap(([name, tensor]) => (tensor ? [[name, tensor.dataSync() as Float32Array]] : [])),
  );
}

interface Forward {
  /** Sequences, then states. */
  readonly outputs: () => tf.Tensor[];
  readonly weights: tf.Variable[];
}

function stockLayer(given: RunCase, numbers: RunNumbers, x: tf.Tensor, start: tf.Tensor[] | null): Forward {
  const { batch, timesteps, features, units } = given;
  const gates = given.cell === 'lstm' ? 4 : 3;
  const options = {
    units,
    activation: given.activation,
    recurrentActivation: given.recurrentActivation,
    useBias: given.bias,
    goBackwards: given.goBackwards,
    returnSequences: true,
    returnState: true,
    kernelInitializer: 'zeros' as const,
    recurrentInitializer: 'zeros' as const,
    dropout: given.inputDropout ? 0.5 : 0,
    recurrentDropout: given.recurrentDropout ? 0.25 : 0,
    dropoutFunc: (_ones: tf.Tensor, rate: number) =>
      rate === 0.5
        ? tf.tensor2d(numbers.inputDropout as Float32Array, [batch, features])
        : tf.tensor2d(numbers.recurrentDropout as Float32Array, [batch, units]),
  };
  const layer = (given.cell === 'lstm' ? tf.layers.lstm(options) : tf.layers.gru(options)) as unknown as StockLayer;
  layer.build([batch, timesteps, features]);
  layer.setWeights([
    tf.tensor2d(numbers.kernel, [features, gates * units]),
    tf.tensor2d(numbers.recurrentKernel, [units, gates * units]),
    ...(numbers.bias ? [tf.tensor1d(numbers.bias)] : []),
  ]);
  const mask = numbers.mask && tf.tensor2d(numbers.mask, [batch, timesteps]);
  return {
    outputs: () => layer.call(x, { training: true, mask, initialState: start }),
    weights: layer.trainableWeights.map(({ val }) => val),
  };
}

/** GRU as Keras 3 has it by default, written down step by step: tfjs has none. */
function resetAfterGru(given: RunCase, numbers: RunNumbers, x: tf.Tensor3D, start: tf.Tensor[] | null): Forward {
  const { batch, timesteps, features, units } = given;
  const act = (v: tf.Tensor): tf.Tensor =>
    given.activation === 'tanh' ? tf.tanh(v) : given.activation === 'relu' ? tf.relu(v) : v;
  const gate = (v: tf.Tensor): tf.Tensor =>
    given.recurrentActivation === 'sigmoid' ? tf.sigmoid(v) : tf.clipByValue(tf.add(tf.mul(v, 0.2), 0.5), 0, 1);
  const kernel = tf.variable(tf.tensor2d(numbers.kernel, [features, 3 * units]));
  const recurrentKernel = tf.variable(tf.tensor2d(numbers.recurrentKernel, [units, 3 * units]));
  const bias = numbers.bias && tf.variable(tf.tensor2d(numbers.bias, [2, 3 * units]));
  const mask = numbers.mask && tf.tensor2d(numbers.mask, [batch, timesteps]);
  const recurrentDropout = numbers.recurrentDropout && tf.tensor2d(numbers.recurrentDropout, [batch, units]);
  const inputDropout = numbers.inputDropout && tf.tensor2d(numbers.inputDropout, [batch, features]);
  const added = (v: tf.Tensor, row: number): tf.Tensor =>
    bias ? tf.add(v, tf.slice(bias, [row, 0], [1, 3 * units])) : v;
  const outputs = (): tf.Tensor[] => {
    let h: tf.Tensor = start?.[0] ?? tf.zeros([batch, units]);
    const sequence: tf.Tensor[] = [];
    for (let s = 0; s < timesteps; s++) {
      const t = given.goBackwards ? timesteps - 1 - s : s;
      const step = tf.reshape(tf.slice(x, [0, t, 0], [batch, 1, features]), [batch, features]);
      const input = added(tf.matMul(inputDropout ? tf.mul(step, inputDropout) : step, kernel), 0);
      const entering = recurrentDropout ? tf.mul(h, recurrentDropout) : h;
      const product = added(tf.matMul(entering, recurrentKernel), 1);
      const [xz, xr, xh] = tf.split(input, 3, 1) as [tf.Tensor, tf.Tensor, tf.Tensor];
      const [hz, hr, hh] = tf.split(product, 3, 1) as [tf.Tensor, tf.Tensor, tf.Tensor];
      const z = gate(tf.add(xz, hz));
      const candidate = act(tf.add(xh, tf.mul(gate(tf.add(xr, hr)), hh)));
      const next = tf.add(tf.mul(z, h), tf.mul(tf.sub(1, z), candidate));
      const kept = mask && tf.slice(mask, [0, t], [batch, 1]);
      h = kept ? tf.add(tf.mul(next, kept), tf.mul(h, tf.sub(1, kept))) : next;
      sequence.push(h);
    }
    return [tf.stack(sequence, 1), h];
  };
  return { outputs, weights: [kernel, recurrentKernel, ...(bias ? [bias] : [])] };
}
