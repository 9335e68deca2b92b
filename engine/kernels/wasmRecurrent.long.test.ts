import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startNodeKernels } from '../../cli/nodeKernels';
import { createRandom, type Random } from '../random/random';
import {
  GATE_COUNT,
  type ReferenceInputs,
  type ReferenceOutputs,
  recurrentReference,
} from '../testing/recurrentReference';
import type { KernelPool } from './kernelPool';
import type { CellActivation, GateActivation, RecurrentSpec } from '../emit/kernels/kernelLayer';
import type { RecurrentInputs } from './recurrentOp';
import { createWasmRecurrent } from './wasmRecurrent';

/** Drawn cases of the property test; SEQLOOM_CASES asks for more. */
const CASES = Number(process.env.SEQLOOM_CASES ?? 120);
/** Largest relative L2 errors of single precision against double: outputs and gradients. */
const FORWARD_ERROR = 1e-6;
const GRADIENT_ERROR = 5e-6;
/** The same for the drawn cases, where sequences are longer and more gates are shut. */
const DRAWN_GRADIENT_ERROR = 1e-5;
/** Builds and thread counts differ in rounding and in the order of sums alone, which are longest in the gradients. */
const OUTPUT_ROUNDING = 5e-7;
const GRADIENT_ROUNDING = 2e-6;
/** How much more than a rounding of each input the roundings on the way may do. */
const ROUNDINGS = 16;
/** States beyond this are those of a sequence that runs away (linear and relu may): nothing to compare. */
const LARGEST_STATE = 10;
/** Gradients shorter than this (long sequences forget their start) drown in the noise of finite differences. */
const SHORT_GRADIENT = 1e-4;
/** How far sums stay from where an activation has no derivative, and the step of the central differences. */
const KINK_DISTANCE = 1e-3;
const DIFFERENCE_STEP = 1e-5;

/** Everything that a case is made of. */
interface Options {
  readonly cell: 'lstm' | 'gru' | 'gruResetAfter' | 'simpleRnn';
  readonly units: number;
  readonly batch: number;
  readonly timesteps: number;
  readonly features: number;
  readonly activation: CellActivation;
  readonly recurrentActivation: GateActivation;
  readonly goBackwards: boolean;
  readonly bias: boolean;
  readonly initialState: boolean;
  readonly mask: boolean;
  readonly inputDropout: boolean;
  readonly recurrentDropout: boolean;
  /** What the functional looks at; `h` is the first state alone. */
  readonly reads: 'sequences' | 'states' | 'both' | 'h';
}

type Choices = { readonly [Name in keyof Options]: readonly Options[Name][] };

const FLAG = [false, true] as const;
const EVERY_OPTION = {
  activation: ['tanh', 'relu', 'linear'],
  recurrentActivation: ['sigmoid', 'hardSigmoid'],
  goBackwards: FLAG,
  bias: FLAG,
  initialState: FLAG,
  mask: FLAG,
  inputDropout: FLAG,
  recurrentDropout: FLAG,
  reads: ['sequences', 'states', 'both', 'h'],
} as const;
const CELLS = ['lstm', 'gru', 'gruResetAfter', 'simpleRnn'] as const;

/** Parts of the inputs that have a gradient. */
type PartName = 'x' | 'kernel' | 'recurrentKernel' | 'bias' | 'h0' | 'c0';
type Parts = Partial<Record<PartName, ArrayLike<number>>>;

interface Case {
  readonly spec: RecurrentSpec;
  readonly inputs: ReferenceInputs;
  readonly reads: Options['reads'];
  /** The functional: weights of all outputs, null where it does not look. */
  readonly dSequences: Float32Array | null;
  readonly dStates: readonly (Float32Array | null)[];
}

let pools: Record<'relaxed, 1 thread' | 'relaxed, 2 threads' | 'plain, 1 thread' | 'plain, 2 threads', KernelPool>;

beforeAll(async () => {
  await tf.setBackend('cpu');
  const start = async (build: 'relaxed' | 'plain', threads: number): Promise<KernelPool> =>
    (await startNodeKernels({ build, threads })) as KernelPool;
  pools = {
    'relaxed, 1 thread': await start('relaxed', 1),
    'relaxed, 2 threads': await start('relaxed', 2),
    'plain, 1 thread': await start('plain', 1),
    'plain, 2 threads': await start('plain', 2),
  };
});

afterAll(() => {
  for (const pool of Object.values(pools)) pool.dispose();
});

function specOf(options: Options): RecurrentSpec {
  const { units, activation, recurrentActivation, goBackwards } = options;
  const resetAfter = options.cell === 'gruResetAfter';
  const cell = options.cell === 'gruResetAfter' ? 'gru' : options.cell;
  return { cell, units, activation, recurrentActivation, goBackwards, resetAfter };
}

/**
 * A case without sums that come close to a kink. Where rows cannot be drawn so, the weights are drawn anew too; null where
 * there are too many sums for that.
 */
function tryCase(options: Options, random: Random): Case | null {
  for (let tries = 0; tries < 20; tries++) {
    const drawn = drawCase(options, random);
    if (drawn) return drawn;
  }
  return null;
}

function makeCase(options: Options, random: Random): Case {
  const made = tryCase(options, random);
  if (!made) throw new Error(`Every draw comes close to a kink: ${describeOptions(options)}.`);
  return made;
}

function drawCase(options: Options, random: Random): Case | null {
  const { units, batch, timesteps, features } = options;
  const spec = specOf(options);
  const columns = GATE_COUNT[spec.cell] * units;
  const stateCount = spec.cell === 'lstm' ? 2 : 1;
  const draw = (n: number, value: () => number): Float32Array => Float32Array.from({ length: n }, value);
  const normal = (n: number, scale = 1): Float32Array => draw(n, () => scale * random.normal());
  const within = (n: number, limit: number): Float32Array => draw(n, () => limit * (2 * random.next() - 1));
  const dropout = (rate: number) => () => (random.next() < rate ? 0 : 1 / (1 - rate));
  const inputs = {
    batch,
    timesteps,
    features,
    x: normal(batch * timesteps * features),
    // Wide enough that some hard gates are shut, narrow enough that linear states do not run away.
    kernel: within(features * columns, 2 / Math.sqrt(features)),
    recurrentKernel: within(units * columns, 0.9 / Math.sqrt(units)),
    bias: options.bias ? normal((spec.resetAfter ? 2 : 1) * columns, 0.5) : null,
    initialState: options.initialState ? Array.from({ length: stateCount }, () => normal(batch * units)) : null,
    mask: options.mask ? draw(batch * timesteps, () => (random.next() < 0.4 ? 0 : 1)) : null,
    inputDropout: options.inputDropout ? draw(batch * features, dropout(0.3)) : null,
    recurrentDropout: options.recurrentDropout ? draw(batch * units, dropout(0.2)) : null,
  };
  const rows = (values: Float32Array, row: number, width: number): Float32Array =>
    values.subarray(row * width, (row + 1) * width);
  const isClear = avoidKinks(spec, inputs, (row) => {
    rows(inputs.x, row, timesteps * features).set(normal(timesteps * features));
    for (const state of inputs.initialState ?? []) rows(state, row, units).set(normal(units));
  });
  if (!isClear) return null;
  const { sequences, states } = recurrentReference(spec, inputs);
  if ([sequences, ...states].some((values) => values.some((value) => Math.abs(value) > LARGEST_STATE))) return null;
  const { reads } = options;
  return {
    spec,
    inputs,
    reads,
    dSequences: reads === 'sequences' || reads === 'both' ? normal(batch * timesteps * units) : null,
    dStates: Array.from({ length: stateCount }, (_, k) =>
      reads === 'states' || reads === 'both' || (reads === 'h' && k === 0) ? normal(batch * units) : null,
    ),
  };
}

/** Draws rows of the batch anew until no sum comes close to where its activation has no derivative; false in vain. */
function avoidKinks(spec: RecurrentSpec, inputs: ReferenceInputs, redraw: (row: number) => void): boolean {
  const { timesteps, features } = inputs;
  const { units } = spec;
  const part = (values: ArrayLike<number> | null, row: number, width: number): Float64Array | null =>
    values && Float64Array.from({ length: width }, (_, k) => values[row * width + k] as number);
  const isClose = (row: number): boolean => {
    let close = false;
    const alone: ReferenceInputs = {
      ...inputs,
      batch: 1,
      x: part(inputs.x, row, timesteps * features) as Float64Array,
      initialState: inputs.initialState?.map((state) => part(state, row, units) as Float64Array) ?? null,
      mask: part(inputs.mask, row, timesteps),
      inputDropout: part(inputs.inputDropout, row, features),
      recurrentDropout: part(inputs.recurrentDropout, row, units),
    };
    recurrentReference(spec, alone, (_, activation, value) => {
      // A sum of exactly zero is one of nothing but zeros (the cell of an LSTM that never opened): nothing moves it.
      const kink = activation === 'relu' && value !== 0 ? Math.abs(value) : Number.POSITIVE_INFINITY;
      const hardKink = activation === 'hardSigmoid' ? Math.abs(Math.abs(value) - 2.5) : Number.POSITIVE_INFINITY;
      if (Math.min(kink, hardKink) < KINK_DISTANCE) close = true;
    });
    return close;
  };
  if (spec.activation !== 'relu' && spec.recurrentActivation !== 'hardSigmoid') return true;
  for (let row = 0; row < inputs.batch; row++) {
    for (let tries = 0; isClose(row); tries++) {
      if (tries === 50) return false;
      redraw(row);
    }
  }
  return true;
}

function partsOf(inputs: ReferenceInputs): Parts {
  const { x, kernel, recurrentKernel, bias, initialState } = inputs;
  const [h0, c0] = initialState ?? [];
  return { x, kernel, recurrentKernel, ...(bias && { bias }), ...(h0 && { h0 }), ...(c0 && { c0 }) };
}

function withPart(inputs: ReferenceInputs, name: PartName, values: Float64Array): ReferenceInputs {
  const [h0, c0] = inputs.initialState ?? [];
  if (name === 'h0') return { ...inputs, initialState: c0 ? [values, c0] : [values] };
  if (name === 'c0') return { ...inputs, initialState: [h0 as ArrayLike<number>, values] };
  return { ...inputs, [name]: values };
}

/** The linear functional of all outputs. */
function functional({ dSequences, dStates }: Case, { sequences, states }: ReferenceOutputs): number {
  const dot = (weights: Float32Array | null | undefined, values: Float64Array): number =>
    weights ? values.reduce((sum, value, k) => sum + value * (weights[k] as number), 0) : 0;
  return states.reduce((sum, state, k) => sum + dot(dStates[k], state), dot(dSequences, sequences));
}

/** The derivative of the functional in one direction of one part of the inputs, by a central difference. */
function derivative(one: Case, name: PartName, direction: (index: number) => number): number {
  const values = Float64Array.from(partsOf(one.inputs)[name] as ArrayLike<number>);
  const at = (distance: number): number => {
    const moved = values.map((value, k) => value + distance * direction(k));
    return functional(one, recurrentReference(one.spec, withPart(one.inputs, name, moved)));
  };
  return (at(DIFFERENCE_STEP) - at(-DIFFERENCE_STEP)) / (2 * DIFFERENCE_STEP);
}

function tensorsOf({ spec, inputs }: Case): RecurrentInputs {
  const { batch, timesteps, features } = inputs;
  const columns = GATE_COUNT[spec.cell] * spec.units;
  const tensor = <Kind extends tf.Tensor>(values: ArrayLike<number> | null, ...shape: number[]): Kind =>
    (values && tf.tensor(Float32Array.from(values), shape)) as Kind;
  return {
    x: tensor(inputs.x, batch, timesteps, features),
    kernel: tensor(inputs.kernel, features, columns),
    recurrentKernel: tensor(inputs.recurrentKernel, spec.units, columns),
    bias: spec.resetAfter ? tensor(inputs.bias, 2, columns) : tensor(inputs.bias, columns),
    initialState: inputs.initialState?.map((state) => tensor<tf.Tensor2D>(state, batch, spec.units)) ?? null,
    mask: tensor(inputs.mask, batch, timesteps),
    inputDropout: tensor(inputs.inputDropout, batch, features),
    recurrentDropout: tensor(inputs.recurrentDropout, batch, spec.units),
  };
}

interface Results {
  readonly sequences: Float32Array | null;
  readonly states: readonly Float32Array[];
  readonly gradients: Partial<Record<PartName, Float32Array>>;
}

/** A case in the kernels, forward and backward. */
function runKernels(pool: KernelPool, one: Case): Results {
  const { spec, dSequences, dStates } = one;
  const { batch, timesteps } = one.inputs;
  let results: Results | undefined;
  tf.tidy(() => {
    const run = createWasmRecurrent(tf, pool).run(spec, tensorsOf(one), {
      sequences: dSequences !== null,
      training: true,
    });
    if (!run) throw new Error('There is no kernel for this case.');
    const gradients = run.backward(
      dSequences && tf.tensor3d(dSequences, [batch, timesteps, spec.units]),
      dStates.map((values) => values && tf.tensor2d(values, [batch, spec.units])),
      { x: true, initialState: true },
    );
    run.release();
    const read = (tensor: tf.Tensor | null | undefined): Float32Array | undefined => tensor?.dataSync<'float32'>();
    const { x, kernel, recurrentKernel, bias, initialState } = gradients;
    const all = { x, kernel, recurrentKernel, bias, h0: initialState?.[0], c0: initialState?.[1] };
    results = {
      sequences: read(run.sequences) ?? null,
      states: run.states.map((state) => read(state) as Float32Array),
      gradients: Object.fromEntries(
        Object.entries(all).flatMap(([name, tensor]) => (tensor ? [[name, read(tensor)]] : [])),
      ),
    };
  });
  return results as unknown as Results;
}

function norm(values: ArrayLike<number>): number {
  return Math.hypot(...Array.from(values));
}

function distance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return norm(Array.from(a, (value, k) => value - (b[k] as number)));
}

/** Something compared with the truth in double precision; lengths are L2. */
interface Comparison {
  readonly name: string;
  readonly error: number;
  /** The length that the error is relative to. */
  readonly length: number;
  readonly bound: number;
  /** The same quantity of another case, in double precision. */
  readonly recompute: (other: Case) => ArrayLike<number>;
}

function compare(
  name: string,
  got: ArrayLike<number> | null | undefined,
  truth: ArrayLike<number>,
  bound: number,
  recompute: Comparison['recompute'],
): Comparison {
  if (got?.length !== truth.length) throw new Error(`There is no ${name}.`);
  const length = bound === GRADIENT_ERROR ? Math.max(norm(truth), SHORT_GRADIENT) : norm(truth);
  return { name, error: distance(got, truth), length, bound, recompute };
}

/** The length of the gradient that comes in. */
function incoming({ dSequences, dStates }: Case): number {
  return norm([dSequences, ...dStates].map((weights) => norm(weights ?? [])));
}

function compareOutputs(one: Case, got: Results): Comparison[] {
  const truth = recurrentReference(one.spec, one.inputs);
  const again = (other: Case): ReferenceOutputs => recurrentReference(other.spec, other.inputs);
  return [
    ...(one.dSequences
      ? [compare('sequences', got.sequences, truth.sequences, FORWARD_ERROR, (other) => again(other).sequences)]
      : []),
    ...truth.states.map((state, k) =>
      compare(`state ${k}`, got.states[k], state, FORWARD_ERROR, (other) => again(other).states[k] as Float64Array),
    ),
  ];
}

/** The case with each number a rounding of single precision away from where it was. */
function shake(one: Case, random: Random): Case {
  const shaken = (values: ArrayLike<number>): Float64Array =>
    Float64Array.from(values, (value) => value * (1 + (random.next() < 0.5 ? 1 : -1) * 2 ** -24));
  return {
    ...one,
    inputs: Object.entries(partsOf(one.inputs)).reduce(
      (inputs, [name, values]) => withPart(inputs, name as PartName, shaken(values)),
      one.inputs,
    ),
  };
}

/**
 * What is above its bound, in words; empty when all is well. Where terms cancel or a sequence magnifies what it is given, no
 * computation in single precision can hold the bound: there an error passes that is not far beyond what rounding the inputs
 * alone changes in double precision.
 */
function aboveBounds(one: Case, comparisons: readonly Comparison[]): string[] {
  return comparisons.flatMap(({ name, error, length, bound, recompute }) => {
    if (error <= bound * length) return [];
    const truth = recompute(one);
    const changes = Array.from({ length: 4 }, (_, k) => distance(recompute(shake(one, createRandom(k))), truth));
    if (error <= ROUNDINGS * Math.max(...changes)) return [];
    const inRoundings = (error / Math.max(...changes)).toFixed(0);
    return [`${name}: ${(error / length).toExponential(1)} (${inRoundings} times what rounding the inputs does)`];
  });
}

/** Rows of options in which each pair of values of two options occurs at least once, greedily few. */
function pairwise(choices: Choices, random: Random): Options[] {
  const names = Object.keys(choices) as (keyof Options)[];
  const pairsOf = (row: Options): string[] =>
    names.flatMap((a, i) => names.slice(i + 1).map((b) => `${a}=${row[a]} ${b}=${row[b]}`));
  const draw = (): Options =>
    Object.fromEntries(
      names.map((name) => [name, choices[name][random.integer(choices[name].length)]]),
    ) as unknown as Options;
  const missing = new Set(
    names.flatMap((a, i) =>
      names.slice(i + 1).flatMap((b) => choices[a].flatMap((u) => choices[b].map((v) => `${a}=${u} ${b}=${v}`))),
    ),
  );
  const rows: Options[] = [];
  const gain = (row: Options): number => pairsOf(row).filter((pair) => missing.has(pair)).length;
  while (missing.size > 0) {
    let best = draw();
    for (let i = 0; i < 60; i++) {
      const other = draw();
      if (gain(other) > gain(best)) best = other;
    }
    if (gain(best) === 0) continue;
    for (const pair of pairsOf(best)) missing.delete(pair);
    rows.push(best);
  }
  return rows;
}

const TABLE = CELLS.flatMap((cell) =>
  pairwise(
    { cell: [cell], units: [1, 3, 4, 5], batch: [1, 2, 5], timesteps: [1, 2, 4], features: [1, 2, 3], ...EVERY_OPTION },
    createRandom(`pairs of ${cell}`),
  ),
);

function drawOptions(random: Random): Options {
  const choices: Choices = {
    cell: CELLS,
    units: [1, 2, 3, 4, 5, 8, 17, 33],
    batch: [1, 2, 3, 7, 16],
    // The last is more than the rows that the gradients of weights are summed in at once.
    timesteps: [1, 2, 5, 11, 29],
    features: [1, 2, 3, 5, 9],
    ...EVERY_OPTION,
  };
  return Object.fromEntries(
    Object.entries(choices).map(([name, values]) => [name, values[random.integer(values.length)]]),
  ) as unknown as Options;
}

/** Cases of several blocks of rows, and of batches larger than a block. */
const LARGE = CELLS.flatMap((cell): Options[] => [
  {
    ...{ cell, units: 17, batch: 11, timesteps: 23, features: 5, activation: 'tanh', recurrentActivation: 'sigmoid' },
    ...{ goBackwards: true, bias: true, initialState: true, mask: true, inputDropout: true, recurrentDropout: true },
    reads: 'both',
  },
  {
    ...{
      cell,
      units: 8,
      batch: 203,
      timesteps: 3,
      features: 9,
      activation: 'tanh',
      recurrentActivation: 'hardSigmoid',
    },
    ...{
      goBackwards: false,
      bias: true,
      initialState: true,
      mask: false,
      inputDropout: false,
      recurrentDropout: false,
    },
    reads: 'both',
  },
]);

describe('recurrent layers in the fused kernels', () => {
  it('are tested in every pair of options, in few cases', () => {
    const options = Object.entries(EVERY_OPTION) as [keyof Options, readonly unknown[]][];
    for (const cell of CELLS) {
      const rows = TABLE.filter((row) => row.cell === cell);
      expect(rows.length).toBeLessThan(40);
      for (const [a, first] of options) {
        for (const [b, second] of options) {
          if (a === b) continue;
          const pairs = new Set(rows.map((row) => `${row[a]} ${row[b]}`));
          expect(pairs.size, `${cell}: ${a} and ${b}`).toBe(first.length * second.length);
        }
      }
    }
  });

  it.each(TABLE.map((options, index) => [describeOptions(options), options, index] as const))(
    'give the outputs of the reference and the gradients of finite differences: %s',
    (_, options, index) => {
      const one = makeCase(options, createRandom(`table ${index}`));
      const got = runKernels(pools['relaxed, 1 thread'], one);
      const gradients = Object.keys(partsOf(one.inputs)).map((part) => {
        const name = part as PartName;
        const differences = (of: Case): number[] =>
          Array.from(partsOf(of.inputs)[name] as ArrayLike<number>, (_value, index) =>
            derivative(of, name, (k) => (k === index ? 1 : 0)),
          );
        return compare(`gradient of ${name}`, got.gradients[name], differences(one), GRADIENT_ERROR, differences);
      });
      expect(aboveBounds(one, [...compareOutputs(one, got), ...gradients])).toEqual([]);
    },
  );

  it(
    `agree with the reference in ${CASES} drawn cases`,
    () => {
      const poolNames = Object.keys(pools) as (keyof typeof pools)[];
      const failures: string[] = [];
      for (let seed = 0; seed < CASES; seed++) {
        const random = createRandom(`drawn ${seed}`);
        const poolName = poolNames[random.integer(poolNames.length)] as keyof typeof pools;
        let options = drawOptions(random);
        let one = tryCase(options, random);
        while (!one) {
          options = drawOptions(random);
          one = tryCase(options, random);
        }
        const got = runKernels(pools[poolName], one);
        // For a direction of normal numbers, the derivative in it is as large as the gradient, and so is the error. What
        // comes through a tanh that is all but shut is small and, with 1 − y² of a rounded y, no longer precise: the error is
        // then relative to what came in.
        const gradients = Object.keys(partsOf(one.inputs)).map((part): Comparison => {
          const name = part as PartName;
          const gradient = got.gradients[name] as Float32Array;
          const direction = Float64Array.from(gradient, () => random.normal());
          const along = direction.reduce((sum, value, k) => sum + value * (gradient[k] as number), 0);
          const recompute = (of: Case): number[] => [derivative(of, name, (k) => direction[k] as number)];
          const error = distance([along], recompute(one));
          const length = Math.max(norm(gradient), incoming(one) / 10);
          return { name: `gradient of ${name}`, error, length, bound: DRAWN_GRADIENT_ERROR, recompute };
        });
        const problems = aboveBounds(one, [...compareOutputs(one, got), ...gradients]);
        if (problems.length > 0) {
          failures.push(`case ${seed} (${poolName}): ${describeOptions(options)}: ${problems.join(', ')}`);
        }
      }
      expect(failures).toEqual([]);
    },
    30_000 + 500 * CASES,
  );

  it.each(LARGE.map((options, index) => [describeOptions(options), options, index] as const))(
    'are the same in both builds, on one thread and two, and from run to run: %s',
    (_, options, index) => {
      const one = makeCase(options, createRandom(`large ${index}`));
      const flat = ({ sequences, states, gradients }: Results): [string, Float32Array][] => [
        ['sequences', sequences as Float32Array],
        ...states.map((state, k): [string, Float32Array] => [`state ${k}`, state]),
        ...Object.entries(gradients),
      ];
      const truth = new Map(flat(runKernels(pools['relaxed, 1 thread'], one)));
      for (const pool of Object.values(pools)) {
        const results = flat(runKernels(pool, one));
        expect(results.map(([name]) => name)).toEqual([...truth.keys()]);
        for (const [name, values] of results) {
          const bound = /^s/.test(name) ? OUTPUT_ROUNDING : GRADIENT_ROUNDING;
          const other = truth.get(name) as Float32Array;
          expect(distance(values, other) / norm(other), name).toBeLessThanOrEqual(bound);
        }
        expect(flat(runKernels(pool, one))).toEqual(results);
      }
      expect(aboveBounds(one, compareOutputs(one, runKernels(pools['relaxed, 1 thread'], one)))).toEqual([]);
    },
  );

  it('give only the gradients that were asked for, and none once released', () => {
    const one = makeCase({ ...(LARGE[0] as Options), batch: 3, timesteps: 4 }, createRandom('asked'));
    tf.tidy(() => {
      const run = createWasmRecurrent(tf, pools['relaxed, 2 threads']).run(one.spec, tensorsOf(one), {
        sequences: false,
        training: true,
      });
      expect(run?.sequences).toBeNull();
      const dState = tf.ones<tf.Rank.R2>([3, one.spec.units]);
      const gradients = run?.backward(null, [dState, null], { x: false, initialState: false });
      expect([gradients?.x, gradients?.initialState]).toEqual([null, null]);
      run?.release();
      expect(() => run?.backward(null, [dState, null], { x: false, initialState: false })).toThrow(/keeps nothing/);
    });
  });

  it('leave no tensor and no block of kernel memory behind', () => {
    const tensors = tf.memory().numTensors;
    for (const pool of Object.values(pools)) {
      const { usedBytes } = pool.memory();
      for (const options of [...LARGE, ...TABLE]) {
        const one = makeCase({ ...options, activation: 'tanh', recurrentActivation: 'sigmoid' }, createRandom('left'));
        runKernels(pool, one);
        tf.tidy(() => {
          createWasmRecurrent(tf, pool).run(one.spec, tensorsOf(one), { sequences: true, training: false });
        });
      }
      expect(pool.memory().usedBytes).toBe(usedBytes);
    }
    expect(tf.memory().numTensors).toBe(tensors);
  });

  it('make no more tensors than they give', () => {
    const one = makeCase({ ...(LARGE[0] as Options), batch: 3, timesteps: 4 }, createRandom('owned'));
    const inputs = tensorsOf(one);
    const before = tf.memory().numTensors;
    const run = createWasmRecurrent(tf, pools['relaxed, 2 threads']).run(one.spec, inputs, {
      sequences: true,
      training: true,
    });
    expect(tf.memory().numTensors - before).toBe(3);
    const dState = tf.ones<tf.Rank.R2>([3, one.spec.units]);
    const gradients = run?.backward(null, [dState, null], { x: true, initialState: true });
    const made: (tf.Tensor | null | undefined)[] = [
      ...(gradients?.initialState ?? []),
      gradients?.x,
      gradients?.kernel,
      gradients?.recurrentKernel,
      gradients?.bias,
    ];
    expect(tf.memory().numTensors - before).toBe(3 + 1 + made.length);
    run?.release();
    tf.dispose([run?.sequences, ...(run?.states ?? []), dState, ...made] as tf.Tensor[]);
    tf.dispose(Object.values(inputs) as tf.Tensor[]);
    expect(tf.memory().numTensors).toBe(before - 9);
  });
});

function describeOptions(options: Options): string {
  const { cell, units, batch, timesteps, features, activation, recurrentActivation, reads, ...flags } = options;
  const set = Object.entries(flags).flatMap(([name, on]) => (on ? [name] : []));
  const sizes = `${units} units, ${batch} × ${timesteps} × ${features}`;
  return [cell, sizes, activation, recurrentActivation, `reads ${reads}`, ...set].join(', ');
}
