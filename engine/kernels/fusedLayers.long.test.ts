import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startNodeKernels } from '../../cli/nodeKernels';
import { createRandom, type Random } from '../random/random';
import { spareInputGradient } from '../layers/define/recurrent/recurrentClass';
import { makeTfjsLayer } from '../layers/tfjsLayers';
import { useFusedLayers } from './chooseKernels';
import type { KernelPool } from './kernelPool';
import type { RecurrentKernels } from './recurrentOp';
import { createWasmRecurrent } from './wasmRecurrent';

/** Largest relative L2 differences between layers of tfjs and fused ones; both compute in single precision. */
const OUTPUT_ERROR = 1e-6;
const GRADIENT_ERROR = 1e-6;
/** The gradients of a SimpleRNN's bias may cancel to a small rest, of which rounding, that of tfjs included, is more. */
const BIAS_ERROR = 2e-6;

type Factory = 'lstm' | 'gru' | 'simpleRNN';
type Args = Record<string, unknown>;
type LayerClass = new (args: Args) => tf.layers.Layer;
/** Which classes stand under the names LSTM, GRU and SimpleRNN: those of tfjs, or the fused ones. */
type Kind = 'stock' | 'fused';

interface Cell {
  dropoutFunc?: (x: tf.Tensor, rate: number) => tf.Tensor;
}
interface Parts {
  readonly cell?: Cell;
  readonly forwardLayer?: Parts;
  readonly backwardLayer?: Parts;
  readonly states: tf.Tensor[];
}

const FACTORIES = ['lstm', 'gru', 'simpleRNN'] as const;
const UNITS = 5;
const [BATCH, TIMESTEPS, FEATURES] = [4, 6, 3];

let pool: KernelPool;
let kernels: RecurrentKernels;
/** How often the kernels ran: that a layer is fused must not be taken on trust. */
let runs = 0;
const classes = {} as Record<Kind, Record<Factory, LayerClass>>;

beforeAll(async () => {
  await tf.setBackend('cpu');
  const classOf = (layer: tf.layers.Layer | null): LayerClass => layer?.constructor as LayerClass;
  classes.stock = {
    lstm: classOf(tf.layers.lstm({ units: 1 })),
    gru: classOf(tf.layers.gru({ units: 1 })),
    simpleRNN: classOf(tf.layers.simpleRNN({ units: 1 })),
  };
  pool = (await startNodeKernels({ threads: 2 })) as KernelPool;
  const wasm = createWasmRecurrent(tf, pool);
  kernels = {
    run: (...args) => {
      runs++;
      return wasm.run(...args);
    },
  };
  useFusedLayers(tf, kernels);
  classes.fused = {
    lstm: classOf(makeTfjsLayer(tf, { factory: 'lstm', args: { units: 1 } })),
    gru: classOf(makeTfjsLayer(tf, { factory: 'gru', args: { units: 1 } })),
    simpleRNN: classOf(makeTfjsLayer(tf, { factory: 'simpleRNN', args: { units: 1 } })),
  };
});

afterAll(() => {
  pool.dispose();
});

/** Makes layers of one kind: by their factory, and inside Bidirectional and when loaded by their class name. */
function as<Result>(kind: Kind, make: (layer: (factory: Factory, args: Args) => tf.layers.Layer) => Result): Result {
  const register = (which: Kind): void => {
    for (const one of Object.values(classes[which])) {
      tf.serialization.registerClass(one as unknown as Parameters<typeof tf.serialization.registerClass>[0]);
    }
  };
  register(kind);
  try {
    return make((factory, args) => new classes[kind][factory]({ ...args }));
  } finally {
    register('fused');
  }
}

/** A model of each kind, built alike, with the same weights and the same stream of dropout masks. */
type Build = (layer: (factory: Factory, args: Args) => tf.layers.Layer) => tf.LayersModel;

function twins(build: Build, seed = 'twins'): Record<Kind, tf.LayersModel> {
  const stock = as('stock', build);
  const fused = as('fused', build);
  const random = createRandom(seed);
  const weights = stock.getWeights().map((weight) => tf.tensor(normals(random, weight.size, 0.4), weight.shape));
  for (const model of [stock, fused]) {
    model.setWeights(weights);
    for (const layer of model.layers) {
      const parts = layer as unknown as Parts;
      const all = [parts, parts.forwardLayer, parts.backwardLayer];
      all.forEach((part, k) => {
        if (part?.cell) part.cell.dropoutFunc = dropoutOf(createRandom(`${seed} dropout ${k}`));
      });
    }
  }
  tf.dispose(weights);
  return { stock, fused };
}

function normals(random: Random, count: number, scale = 1): Float32Array {
  return Float32Array.from({ length: count }, () => scale * random.normal());
}

function dropoutOf(random: Random): (x: tf.Tensor, rate: number) => tf.Tensor {
  return (x, rate) =>
    tf.tidy(() => {
      const factors = Float32Array.from({ length: x.size }, () => (random.next() < rate ? 0 : 1 / (1 - rate)));
      return tf.mul(x, tf.tensor(factors, x.shape));
    });
}

function relativeError(got: Float32Array, truth: Float32Array): number {
  const difference = Math.hypot(...got.map((value, k) => value - (truth[k] as number)));
  return difference / (Math.hypot(...truth) || 1);
}

interface Gradients {
  readonly outputs: Float32Array[];
  readonly gradients: Record<string, Float32Array>;
}

/** Calls a model in training. */
type Call = (model: tf.LayersModel, inputs: tf.Tensor[]) => tf.Tensor | tf.Tensor[];

const applyModel: Call = (model, inputs) =>
  model.apply(inputs.length === 1 ? (inputs[0] as tf.Tensor) : inputs, { training: true }) as tf.Tensor | tf.Tensor[];

/** Calls the recurrent layer itself, so that x has a gradient in spite of a mask (that of Masking has none in tfjs). */
const applyLayer =
  (withInputs: (inputs: tf.Tensor[]) => Args): Call =>
  (model, inputs) => {
    const kwargs = { training: true, ...withInputs(inputs) } as unknown as Parameters<tf.layers.Layer['apply']>[1];
    return model.getLayer('rnn').apply(inputs[0] as tf.Tensor, kwargs) as tf.Tensor | tf.Tensor[];
  };

/** The outputs of a model and the gradients of a random linear functional of them: of its weights and float inputs. */
function differentiate(model: tf.LayersModel, given: readonly tf.Tensor[], seed: string, call = applyModel): Gradients {
  const needsMask = model.layers.some((layer) => layer.getClassName() === 'Masking');
  const isFixed = (tensor: tf.Tensor): boolean => tensor.dtype !== 'float32' || (needsMask && call === applyModel);
  const inputs = given.map((tensor) => (isFixed(tensor) ? tensor : tf.variable(tensor)));
  const weights = model.trainableWeights.map((weight) => weight.read() as tf.Variable);
  const ofInputs = inputs.filter((input) => input instanceof tf.Variable) as tf.Variable[];
  const outputs: Float32Array[] = [];
  const { value, grads } = tf.variableGrads(() => {
    const random = createRandom(`${seed} functional`);
    return [call(model, inputs)]
      .flat()
      .map((output) => {
        outputs.push(output.dataSync<'float32'>().slice());
        return tf.sum(tf.mul(output, tf.tensor(normals(random, output.size), output.shape)));
      })
      .reduce((sum, part) => tf.add(sum, part)) as tf.Scalar;
  }, [...ofInputs, ...weights]);
  const read = ({ name }: tf.Variable): Float32Array => (grads[name] as tf.Tensor).dataSync<'float32'>().slice();
  const gradients = Object.fromEntries([
    ...ofInputs.map((input, k) => [`input ${k}`, read(input)]),
    ...weights.map((weight, k) => [model.trainableWeights[k]?.originalName, read(weight)]),
  ]) as Record<string, Float32Array>;
  tf.dispose([value, ...Object.values(grads), ...ofInputs]);
  return { outputs, gradients };
}

/** Differences above their bounds, in words. */
function differences(fused: Gradients, stock: Gradients): string[] {
  expect(Object.keys(fused.gradients)).toEqual(Object.keys(stock.gradients));
  expect(fused.outputs.length).toBe(stock.outputs.length);
  const above = (name: string, error: number, bound: number): string[] =>
    error <= bound ? [] : [`${name}: ${error.toExponential(1)}`];
  return [
    ...stock.outputs.flatMap((truth, k) =>
      above(`output ${k}`, relativeError(fused.outputs[k] as Float32Array, truth), OUTPUT_ERROR),
    ),
    ...Object.entries(stock.gradients).flatMap(([name, truth]) =>
      above(
        name,
        relativeError(fused.gradients[name] as Float32Array, truth),
        /rnn\/bias|first\/bias|second\/bias/.test(name) ? BIAS_ERROR : GRADIENT_ERROR,
      ),
    ),
  ];
}

/** Model after recurrent layer after input; more symbols where the layer returns states or reads initial ones. */
const plain =
  (factory: Factory, args: Args): Build =>
  (layer) => {
    const x = tf.input({ shape: [TIMESTEPS, FEATURES] });
    return tf.model({
      inputs: x,
      outputs: layer(factory, { units: UNITS, name: 'rnn', ...args }).apply(x) as tf.SymbolicTensor,
    });
  };

const wrapped =
  (factory: Factory, args: Args, mergeMode: 'concat' | 'sum' | 'mul' | 'ave' | null): Build =>
  (layer) => {
    const x = tf.input({ shape: [TIMESTEPS, FEATURES] });
    const inner = layer(factory, { units: UNITS, name: 'rnn', ...args }) as tf.RNN;
    const both = tf.layers.bidirectional({ layer: inner, mergeMode: mergeMode as 'concat', name: 'both' });
    return tf.model({ inputs: x, outputs: both.apply(x) as tf.SymbolicTensor });
  };

const withInitialState =
  (factory: Factory, args: Args): Build =>
  (layer) => {
    const x = tf.input({ shape: [TIMESTEPS, FEATURES] });
    const states = Array.from({ length: factory === 'lstm' ? 2 : 1 }, () => tf.input({ shape: [UNITS] }));
    const rnn = layer(factory, { units: UNITS, name: 'rnn', ...args });
    const outputs = rnn.apply(x, { initialState: states });
    return tf.model({ inputs: [x, ...states], outputs: outputs as tf.SymbolicTensor });
  };

const masked =
  (factory: Factory, args: Args): Build =>
  (layer) => {
    const x = tf.input({ shape: [TIMESTEPS, FEATURES] });
    const seen = tf.layers.masking({ maskValue: 0 }).apply(x) as tf.SymbolicTensor;
    const outputs = layer(factory, { units: UNITS, name: 'rnn', ...args }).apply(seen);
    return tf.model({ inputs: x, outputs: outputs as tf.SymbolicTensor });
  };

const embedded =
  (factory: Factory, args: Args): Build =>
  (layer) => {
    const x = tf.input({ shape: [TIMESTEPS] });
    const embedding = tf.layers.embedding({ inputDim: 6, outputDim: FEATURES, maskZero: true, name: 'words' });
    const outputs = layer(factory, { units: UNITS, name: 'rnn', ...args }).apply(embedding.apply(x));
    return tf.model({ inputs: x, outputs: outputs as tf.SymbolicTensor });
  };

function inputsOf(
  model: tf.LayersModel,
  seed: string,
  change: (value: number, index: number) => number = (v) => v,
): tf.Tensor[] {
  const random = createRandom(`${seed} inputs`);
  return model.inputs.map((input, k) => {
    const shape = [BATCH, ...input.shape.slice(1)] as number[];
    const values = normals(
      random,
      shape.reduce((a, b) => a * b),
    );
    return tf.tensor(k === 0 ? values.map(change) : values, shape);
  });
}

/** Zero for the timesteps of a row that a mask shall skip: the first and the last of some rows, others between. */
const withGaps = (value: number, index: number): number =>
  [0, 1, 5, 8, 9, 17, 18, 19].includes(Math.floor(index / FEATURES)) ? 0 : value;

function compareTwins(
  build: Build,
  given: (model: tf.LayersModel) => tf.Tensor[],
  seed: string,
  call = applyModel,
): Gradients {
  const { stock, fused } = twins(build, seed);
  const inputs = given(stock);
  const truth = differentiate(stock, inputs, seed, call);
  const before = runs;
  const got = differentiate(fused, inputs, seed, call);
  expect(runs, 'runs of the kernels').toBeGreaterThan(before);
  expect(differences(got, truth)).toEqual([]);
  const lengths = Object.entries(truth.gradients).map(([name, values]) => [name, Math.hypot(...values) > 1e-3]);
  expect(Object.fromEntries(lengths), 'gradients that say something').not.toContain(false);
  tf.dispose(inputs);
  return got;
}

const OPTIONS: readonly (readonly [string, Args])[] = [
  ['defaults', {}],
  ['one unit', { units: 1, returnSequences: true }],
  ['returnSequences', { returnSequences: true, recurrentActivation: 'sigmoid' }],
  ['returnState', { returnState: true, recurrentActivation: 'sigmoid' }],
  ['returnSequences and returnState', { returnSequences: true, returnState: true }],
  ['goBackwards', { goBackwards: true, recurrentActivation: 'sigmoid' }],
  ['goBackwards and returnSequences', { goBackwards: true, returnSequences: true }],
  ['dropout', { dropout: 0.3, returnSequences: true }],
  ['recurrentDropout', { recurrentDropout: 0.3, recurrentActivation: 'sigmoid' }],
  ['both dropouts, backwards', { dropout: 0.3, recurrentDropout: 0.2, goBackwards: true, returnState: true }],
  ['relu', { activation: 'relu', recurrentActivation: 'sigmoid', returnSequences: true }],
  ['linear', { activation: 'linear', recurrentActivation: 'hardSigmoid' }],
  ['no bias', { useBias: false, recurrentActivation: 'sigmoid', returnSequences: true }],
  ['no unitForgetBias', { unitForgetBias: false }],
  ['unitForgetBias', { unitForgetBias: true }],
];

const EACH = FACTORIES.flatMap((factory) => OPTIONS.map(([name, args]) => [factory, name, args] as const));

describe('fused layers beside those of tfjs', () => {
  it.each(EACH)('%s with %s: same outputs and gradients', (factory, name, args) => {
    compareTwins(plain(factory, args), (model) => inputsOf(model, name), `${factory} ${name}`);
  });

  it.each(FACTORIES)('%s: same gradients of initial states that come as inputs', (factory) => {
    for (const args of [{}, { returnSequences: true, goBackwards: true, recurrentDropout: 0.2 }]) {
      const seed = `${factory} initial`;
      const got = compareTwins(withInitialState(factory, args), (model) => inputsOf(model, seed), seed);
      const names = Object.keys(got.gradients).filter((name) => name.startsWith('input'));
      expect(names).toHaveLength(factory === 'lstm' ? 3 : 2);
    }
  });

  it.each(FACTORIES)('%s: same gradients of initial states, through last states too', (factory) => {
    // By the layer itself: models of tfjs cannot return states of a layer that is given some.
    const call = applyLayer(([, ...initialState]) => ({ initialState }));
    for (const args of [{ returnState: true }, { returnState: true, returnSequences: true, recurrentDropout: 0.2 }]) {
      const seed = `${factory} through`;
      const got = compareTwins(withInitialState(factory, args), (model) => inputsOf(model, seed), seed, call);
      expect(got.outputs).toHaveLength(factory === 'lstm' ? 3 : 2);
    }
  });

  it.each(FACTORIES)('%s: same with steps that a Masking layer skips', (factory) => {
    const dropouts = { dropout: 0.3, recurrentDropout: 0.2 };
    for (const args of [
      { returnSequences: true, returnState: true },
      { goBackwards: true, ...dropouts },
      { units: 1 },
    ]) {
      const seed = `${factory} masked`;
      compareTwins(masked(factory, args), (model) => inputsOf(model, seed, withGaps), seed);
    }
  });

  it.each(FACTORIES)(
    '%s: skipped steps have no gradient, and with a mask the initial state has the same',
    (factory) => {
      const mask = tf.tensor2d(
        Array.from({ length: BATCH * TIMESTEPS }, (_, k) => withGaps(1, k * FEATURES)),
        [BATCH, TIMESTEPS],
        'bool',
      );
      const call = applyLayer(([, ...initialState]) => ({ initialState, mask }));
      for (const args of [
        { returnSequences: true, returnState: true },
        { goBackwards: true, recurrentDropout: 0.2 },
      ]) {
        const seed = `${factory} skipped`;
        const got = compareTwins(withInitialState(factory, args), (model) => inputsOf(model, seed), seed, call);
        const dx = got.gradients['input 0'] as Float32Array;
        expect(dx.filter((_, k) => withGaps(1, k) === 0).every((value) => value === 0)).toBe(true);
        expect(dx.filter((_, k) => withGaps(1, k) !== 0).some((value) => value === 0)).toBe(false);
      }
      tf.dispose(mask);
    },
  );

  it.each(FACTORIES)('%s: same with zeros that an Embedding masks, to the gradients of its table', (factory) => {
    const codes = createRandom('codes');
    for (const args of [{ returnSequences: true }, { goBackwards: true, recurrentDropout: 0.2 }]) {
      const words = (): tf.Tensor[] => [
        tf.tensor2d(
          Int32Array.from({ length: BATCH * TIMESTEPS }, () => codes.integer(6)),
          [BATCH, TIMESTEPS],
          'int32',
        ),
      ];
      const got = compareTwins(embedded(factory, args), words, `${factory} embedded`);
      expect(Object.keys(got.gradients)).toContain('words/embeddings');
    }
  });

  const MERGES = ['concat', 'sum', 'mul', 'ave', null] as const;
  it.each(FACTORIES.flatMap((factory) => MERGES.map((merge) => [factory, merge] as const)))(
    'Bidirectional %s merged by %s: same outputs and gradients',
    (factory, merge) => {
      for (const args of [{ returnSequences: true, dropout: 0.3, recurrentDropout: 0.3 }, { goBackwards: true }]) {
        compareTwins(wrapped(factory, args, merge), (model) => inputsOf(model, 'both'), `${factory} ${merge}`);
      }
    },
  );

  it.each(FACTORIES)('two layers of %s on each other, the second applied twice: same gradients', (factory) => {
    const build: Build = (layer) => {
      const x = tf.input({ shape: [TIMESTEPS, FEATURES] });
      const first = layer(factory, { units: UNITS, name: 'first', returnSequences: true }).apply(
        x,
      ) as tf.SymbolicTensor;
      const second = layer(factory, { units: 3, name: 'second', returnSequences: true });
      const between = tf.layers.dense({ units: UNITS, name: 'between' });
      const once = second.apply(first) as tf.SymbolicTensor;
      const twice = second.apply(between.apply(once)) as tf.SymbolicTensor;
      return tf.model({ inputs: x, outputs: [once, twice] });
    };
    compareTwins(build, (model) => inputsOf(model, 'stacked'), `${factory} stacked`);
  });

  it('runs as tfjs runs it where an option has no kernel', () => {
    const { stock, fused } = twins(plain('lstm', { activation: 'softsign' }));
    const inputs = inputsOf(stock, 'softsign');
    const before = runs;
    expect(differentiate(fused, inputs, 'softsign')).toEqual(differentiate(stock, inputs, 'softsign'));
    expect(runs).toBe(before);
    tf.dispose(inputs);
  });

  it('runs as tfjs runs it without kernels', () => {
    const { stock, fused } = twins(plain('gru', { returnSequences: true }));
    const inputs = inputsOf(stock, 'none');
    useFusedLayers(tf, null);
    try {
      expect(differentiate(fused, inputs, 'none')).toEqual(differentiate(stock, inputs, 'none'));
    } finally {
      useFusedLayers(tf, kernels);
    }
    tf.dispose(inputs);
  });

  it.each([
    { returnSequences: true, returnState: true },
    { goBackwards: true, dropout: 0.3, recurrentDropout: 0.3, recurrentActivation: 'sigmoid' },
    { useBias: false, activation: 'relu' },
  ])('GRU with resetAfter and %o: the kernels give what plain operations give', (args) => {
    const build = withInitialState('gru', { ...args, resetAfter: true });
    const call = applyLayer(([, ...initialState]) => ({ initialState }));
    const [plainly, kernelly] = [0, 1].map(() => as('fused', build)) as [tf.LayersModel, tf.LayersModel];
    const random = createRandom('resetAfter');
    const weights = plainly.getWeights().map((weight) => tf.tensor(normals(random, weight.size, 0.4), weight.shape));
    for (const model of [plainly, kernelly]) {
      model.setWeights(weights);
      const { cell } = model.layers.find((layer) => layer.name === 'rnn') as unknown as { cell: Cell };
      cell.dropoutFunc = dropoutOf(createRandom('resetAfter'));
    }
    const inputs = inputsOf(plainly, 'resetAfter');
    useFusedLayers(tf, null);
    let truth: Gradients;
    try {
      truth = differentiate(plainly, inputs, 'resetAfter', call);
    } finally {
      useFusedLayers(tf, kernels);
    }
    const before = runs;
    expect(differences(differentiate(kernelly, inputs, 'resetAfter', call), truth)).toEqual([]);
    expect(runs).toBe(before + 1);
    tf.dispose([...inputs, ...weights]);
  });

  it('leaves out the gradient of an input that nobody needs', () => {
    const { stock, fused } = twins(wrapped('lstm', { returnSequences: true }, 'concat'));
    for (const layer of fused.layers) spareInputGradient(layer);
    const inputs = inputsOf(stock, 'spared');
    const truth = differentiate(stock, inputs, 'spared');
    const got = differentiate(fused, inputs, 'spared');
    expect(got.gradients['input 0']?.every((value) => value === 0)).toBe(true);
    const zeros = new Float32Array(BATCH * TIMESTEPS * FEATURES);
    expect(differences(got, { ...truth, gradients: { ...truth.gradients, 'input 0': zeros } })).toEqual([]);
    tf.dispose(inputs);
  });
});

describe('stateful fused layers', () => {
  it.each(FACTORIES)('%s: outputs, losses and states go on from batch to batch as in tfjs', (factory) => {
    const build: Build = (layer) => {
      const rnn = { units: UNITS, name: 'rnn', stateful: true, batchInputShape: [BATCH, TIMESTEPS, FEATURES] };
      const model = tf.sequential({ layers: [layer(factory, rnn), tf.layers.dense({ units: 1, name: 'out' })] });
      model.compile({ optimizer: tf.train.sgd(0.05), loss: 'meanSquaredError' });
      return model;
    };
    const { stock, fused } = twins(build, 'stateful');
    const random = createRandom('stateful data');
    const batches = Array.from({ length: 3 }, () => ({
      x: tf.tensor3d(normals(random, BATCH * TIMESTEPS * FEATURES), [BATCH, TIMESTEPS, FEATURES]),
      y: tf.tensor2d(normals(random, BATCH), [BATCH, 1]),
    }));
    const read = (tensor: tf.Tensor): Float32Array => tensor.dataSync<'float32'>().slice();
    return (async () => {
      const follow = async (model: tf.LayersModel): Promise<Float32Array[]> => {
        const seen: Float32Array[] = [];
        const states = (): Float32Array[] => (model.layers[0] as unknown as Parts).states.map(read);
        for (let epoch = 0; epoch < 2; epoch++) {
          model.resetStates();
          for (const { x, y } of batches) {
            seen.push(Float32Array.of((await model.trainOnBatch(x, y)) as number), ...states());
          }
          model.resetStates();
          for (const { x } of batches) {
            seen.push(read(tf.tidy(() => model.predictOnBatch(x) as tf.Tensor)), ...states());
          }
        }
        return seen;
      };
      const before = runs;
      const [truth, got] = [await follow(stock), await follow(fused)];
      expect(runs).toBe(before + 12);
      expect(got.length).toBe(truth.length);
      truth.forEach((values, k) => {
        expect(relativeError(got[k] as Float32Array, values), `step ${k}`).toBeLessThan(1e-5);
      });
      // The state does go on: without a reset the same batch gives something else.
      const { x } = batches[0] as (typeof batches)[0];
      const [first, second] = [0, 1].map(() => read(tf.tidy(() => fused.predictOnBatch(x) as tf.Tensor)));
      expect(first).not.toEqual(second);
      for (const batch of batches) tf.dispose([batch.x, batch.y]);
    })();
  });
});

describe('training with fused layers', () => {
  const KINDS = [...FACTORIES, 'bidirectional'] as const;
  // Stock tfjs takes its time for each operation, however small, and makes some for each timestep.
  const STEPS = 4;
  it.each(KINDS)('%s: 200 steps of Adam end where those of tfjs do', async (kind) => {
    const build: Build = (layer) => {
      const x = tf.input({ shape: [STEPS, FEATURES] });
      const inner = layer(kind === 'bidirectional' ? 'lstm' : kind, {
        units: 6,
        name: 'rnn',
        recurrentActivation: 'sigmoid',
      });
      const rnn = kind === 'bidirectional' ? tf.layers.bidirectional({ layer: inner as tf.RNN, name: 'both' }) : inner;
      const out = tf.layers.dense({ units: 1, name: 'out' }).apply(rnn.apply(x));
      const model = tf.model({ inputs: x, outputs: out as tf.SymbolicTensor });
      model.compile({ optimizer: tf.train.adam(0.005), loss: 'meanSquaredError' });
      return model;
    };
    const { stock, fused } = twins(build, `training ${kind}`);
    const random = createRandom(`data of ${kind}`);
    // The mean of a window, and noise that cannot be learned, lest losses come close to zero.
    const batches = Array.from({ length: 5 }, () => {
      const x = tf.tensor3d(normals(random, 16 * STEPS * FEATURES), [16, STEPS, FEATURES]);
      return {
        x,
        y: tf.tidy(() => tf.add(tf.mean(x, [1, 2]).reshape([16, 1]), tf.tensor2d(normals(random, 16, 0.3), [16, 1]))),
      };
    });
    const follow = async (model: tf.LayersModel): Promise<number[]> => {
      const losses: number[] = [];
      for (let step = 0; step < 200; step++) {
        const { x, y } = batches[step % batches.length] as (typeof batches)[0];
        losses.push((await model.trainOnBatch(x, y)) as number);
      }
      return losses;
    };
    const before = runs;
    const [truth, got] = [await follow(stock), await follow(fused)];
    expect(runs).toBe(before + (kind === 'bidirectional' ? 400 : 200));
    expect(truth.at(-1)).toBeLessThan(0.9 * (truth[0] as number));
    const apart = truth.map((loss, step) => Math.abs((got[step] as number) / loss - 1));
    expect(Math.max(...apart)).toBeLessThan(1e-4);
    for (const batch of batches) tf.dispose([batch.x, batch.y]);
  });

  it('leaves no tensor and no block of kernel memory behind', async () => {
    const model = as('fused', (layer) => {
      const x = tf.input({ shape: [TIMESTEPS, FEATURES] });
      const inner = layer('gru', { units: 6, dropout: 0.2, recurrentDropout: 0.2, returnSequences: true });
      const both = tf.layers.bidirectional({ layer: inner as tf.RNN }).apply(x) as tf.SymbolicTensor;
      const last = layer('lstm', { units: 1, dropout: 0.2 }).apply(both) as tf.SymbolicTensor;
      const built = tf.model({ inputs: x, outputs: last });
      built.compile({ optimizer: 'adam', loss: 'meanSquaredError' });
      return built;
    });
    const [x] = inputsOf(model, 'left') as [tf.Tensor];
    const y = tf.ones([BATCH, 1]);
    const step = async (): Promise<void> => {
      await model.trainOnBatch(x, y);
      tf.dispose(model.predict(x));
    };
    await step();
    const [tensors, { usedBytes }] = [tf.memory().numTensors, pool.memory()];
    for (let k = 0; k < 3; k++) await step();
    expect(tf.memory().numTensors).toBe(tensors);
    expect(pool.memory().usedBytes).toBe(usedBytes);
    tf.dispose([x, y]);
  });

  it('gives back what was kept for a backward pass that never came', () => {
    const { fused } = twins(plain('lstm', { recurrentActivation: 'sigmoid' }));
    const [x] = inputsOf(fused, 'never') as [tf.Tensor];
    tf.dispose(fused.predict(x));
    const { usedBytes } = pool.memory();
    const unread = tf.grad((value: tf.Tensor) => {
      fused.apply(value, { training: true });
      return tf.sum(value);
    });
    for (let k = 0; k < 3; k++) tf.dispose(unread(x));
    tf.dispose(fused.predict(x));
    expect(pool.memory().usedBytes).toBe(usedBytes);
    tf.dispose(x);
  });
});

describe('saved models with fused layers', () => {
  const save = async (model: tf.LayersModel): Promise<tf.io.ModelArtifacts> => {
    let saved: tf.io.ModelArtifacts | undefined;
    await model.save(
      tf.io.withSaveHandler((artifacts) => {
        saved = artifacts;
        return Promise.resolve({ modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: 'JSON' as const } });
      }),
    );
    return saved as tf.io.ModelArtifacts;
  };
  /** Loading deserializes at once, before its first pause for the weights. */
  const load = (kind: Kind, artifacts: tf.io.ModelArtifacts): Promise<tf.LayersModel> => {
    const topology = artifacts.modelTopology as { model_config: tf.io.ModelJSON };
    const config = topology.model_config ?? topology;
    return as(kind, () => tf.models.modelFromJSON({ modelTopology: config } as unknown as tf.io.ModelJSON)).then(
      (model) => {
        const weights = tf.io.decodeWeights(artifacts.weightData as ArrayBuffer, artifacts.weightSpecs ?? []);
        model.loadWeights(weights);
        tf.dispose(weights);
        return model;
      },
    );
  };
  const isOf = (kind: Kind, model: tf.LayersModel): boolean =>
    model.layers.some((layer) => {
      const { forwardLayer } = layer as unknown as { forwardLayer?: tf.layers.Layer };
      return Object.values(classes[kind]).some((one) => (forwardLayer ?? layer).constructor === one);
    });

  const SAVED: readonly (readonly [string, Build])[] = [
    ...FACTORIES.flatMap((factory): [string, Build][] => [
      [`${factory}`, plain(factory, { returnSequences: true, dropout: 0.1, activation: 'relu' })],
      [`Bidirectional ${factory}`, wrapped(factory, { goBackwards: false }, 'concat')],
      [`masked ${factory}`, masked(factory, { goBackwards: true, useBias: false })],
    ]),
  ];
  it.each(SAVED)('%s: loads in tfjs and back, with the same names and predictions', async (_, build) => {
    const { stock, fused } = twins(build, 'saved');
    const [x] = inputsOf(stock, 'saved', withGaps) as [tf.Tensor];
    const predict = (model: tf.LayersModel): Float32Array =>
      tf.tidy(() => (model.predict(x) as tf.Tensor).dataSync<'float32'>().slice());
    const [ofStock, ofFused] = [await save(stock), await save(fused)];

    const withoutCounters = (json: unknown): string =>
      JSON.stringify(json).replace(/(input|masking_Masking|model)\d+/g, '$1');
    expect(withoutCounters(ofFused.modelTopology)).toBe(withoutCounters(ofStock.modelTopology));
    expect(ofFused.weightSpecs).toEqual(ofStock.weightSpecs);

    const inStock = await load('stock', ofFused);
    const inFused = await load('fused', ofStock);
    expect([isOf('stock', inStock), isOf('fused', inStock)]).toEqual([true, false]);
    expect([isOf('stock', inFused), isOf('fused', inFused)]).toEqual([false, true]);
    const before = runs;
    expect(relativeError(predict(inStock), predict(fused))).toBeLessThan(1e-5);
    expect(relativeError(predict(inFused), predict(stock))).toBeLessThan(1e-5);
    expect(runs).toBeGreaterThan(before);
    tf.dispose(x);
  });

  it('GRU with resetAfter comes back with its two rows of bias', async () => {
    const model = as('fused', wrapped('gru', { resetAfter: true }, 'sum'));
    model.setWeights(
      model.getWeights().map((weight, k) => tf.tensor(normals(createRandom(k), weight.size), weight.shape)),
    );
    const again = await load('fused', await save(model));
    const x = tf.ones([BATCH, TIMESTEPS, FEATURES]);
    const [truth, got] = [model, again].map((one) => (one.predict(x) as tf.Tensor).dataSync<'float32'>().slice());
    expect(got).toEqual(truth);
    expect(again.getWeights().map((weight) => weight.shape)).toContainEqual([2, 3 * UNITS]);
    tf.dispose(x);
  });

  it('has the configuration of tfjs', () => {
    for (const factory of FACTORIES) {
      const [stock, fused] = (['stock', 'fused'] as const).map((kind) =>
        as(kind, (layer) => layer(factory, { units: 3, name: 'rnn' })),
      ) as [tf.layers.Layer, tf.layers.Layer];
      expect(fused.getConfig()).toEqual(stock.getConfig());
      expect(fused.getClassName()).toBe(stock.getClassName());
    }
  });
});
