import type * as tfjs from '@tensorflow/tfjs';
import type { Tf } from '../../tensors/tf';
import { findOptimizer } from '../../optimizers';
import type { Hyperparameters } from '../../optimizers/defineOptimizer';
import type { TrainingSettings } from '../../optimizers/trainingSettings';
import { TINY_NORM, type WeightUpdate } from '../../optimizers/weightUpdate';
import { refuse } from '../../problem/problem';
import { buffersOf, dispatch, type GpuProgram } from './dispatch';
import { readBuffer } from './readBuffer';
import { emptyTensor, type WebgpuBackend, webgpuBackend } from './webgpuBackend';

const THREADS = 256;
/** Workgroups that share the squares of one set of gradients; one partial sum each. */
const SUMMING_GROUPS = 64;
/** Beyond this, each thread takes several weights. */
const MOST_GROUPS = 1024;
/** Gradients whose squares one dispatch sums: eight buffers less the one for the sums. */
const SUMMED_TOGETHER = 7;

type UpdateSettings = Pick<TrainingSettings, 'optimizer'> & Hyperparameters;

/** An optimizer as the programs need it. */
interface Rule {
  /** Names the WGSL statements. */
  readonly key: string;
  readonly wgsl: string;
  readonly hasSlots: boolean;
  /** Names of the uniforms that the statements read. */
  readonly uniforms: readonly string[];
}

/**
 * The optimizer of the settings as a few dispatches for all variables, with the formulas of engine/optimizers; null on any
 * other backend. Slots belong to the variable at the same place of every call.
 */
export function createWebgpuUpdate(tf: Tf, settings: UpdateSettings): WeightUpdate | null {
  const backend = webgpuBackend(tf);
  if (!backend) return null;
  const optimizer = findOptimizer(settings.optimizer);
  /** The first value of each moving average. */
  const first = optimizer.slots(settings);
  const hasSlots = first.length > 0;
  const rule: Rule = {
    key: `${optimizer.id} ${optimizer.kernel(settings)}`,
    wgsl: optimizer.wgsl(settings),
    hasSlots,
    uniforms: Object.keys(optimizer.scalars(settings, 1, 1)),
  };
  let slots: (tfjs.Tensor | null)[] = [];
  let steps = 0;
  return {
    apply(variables, gradients, clipNorm, rate) {
      steps += 1;
      return tf.tidy(() => {
        const pairs = variables.flatMap((variable) => {
          const gradient = gradients[variable.name];
          return gradient ? [{ variable, gradient }] : [];
        });
        const { partials, count } = sumSquares(
          tf,
          backend,
          pairs.map(({ gradient }) => gradient),
        );
        const norm = emptyTensor<tfjs.Scalar>(tf, backend, []);
        const uniforms = { count, clipNorm, ...optimizer.scalars(settings, rate, steps) };
        groupsOf(pairs, hasSlots).forEach((group, g) => {
          const sizes = group.map(({ variable }) => variable.size);
          const total = sizes.reduce((sum, n) => sum + n, 0);
          if (hasSlots) slots[g] ??= tf.keep(tf.concat(first.map((value) => tf.fill([total], value))));
          const program = updateProgram(rule, sizes.length, g === 0);
          const values = group.map(({ variable }) => emptyTensor(tf, backend, variable.shape));
          const tensors: Record<string, tfjs.TensorInfo> = { partials, norm, ...(slots[g] && { slots: slots[g] }) };
          group.forEach(({ variable, gradient }, i) => {
            tensors[`old${i}`] = variable;
            tensors[`gradient${i}`] = gradient;
            tensors[`new${i}`] = values[i] as tfjs.Tensor;
          });
          const workgroups = Math.min(MOST_GROUPS, Math.ceil(Math.max(...sizes) / THREADS));
          const sized = { ...uniforms, ...namedSizes(sizes), stride: workgroups * THREADS };
          dispatch(backend, program, tensors, sized, workgroups);
          // A new buffer, never the old one in place: clones and reads on their way keep what they saw.
          group.forEach(({ variable }, i) => variable.assign(values[i] as tfjs.Tensor));
        });
        return norm;
      });
    },
    read: async () => {
      const kept = slots.filter((slot) => slot !== null);
      const arrays = await Promise.all(kept.map((slot) => readBuffer(tf, backend, slot)));
      return { kind: 'webgpu', steps, arrays };
    },
    write(variables, state) {
      const { kind, arrays } = state;
      const groups = hasSlots ? groupsOf(variables, true) : [];
      const sizes = groups.map((group) => group.reduce((sum, { size }) => sum + first.length * size, 0));
      const fits = arrays.length === sizes.length && arrays.every(({ length }, g) => length === sizes[g]);
      if (kind !== 'webgpu' || !fits) refuse('checkpoint.damaged');
      for (const slot of slots) slot?.dispose();
      slots = arrays.map((values) => tf.keep(tf.tensor1d(values)));
      steps = state.steps;
    },
    dispose() {
      for (const slot of slots) slot?.dispose();
      slots = [];
    },
  };
}

/** Variables whose buffers go into one dispatch: three each, beside the sums, the slots and, in the first, the norm. */
function groupsOf<T>(pairs: readonly T[], withSlots: boolean): T[][] {
  const groups: T[][] = [];
  for (let from = 0; from < pairs.length; ) {
    const free = 8 - 1 - (withSlots ? 1 : 0) - (from === 0 ? 1 : 0);
    groups.push(pairs.slice(from, from + Math.floor(free / 3)));
    from += Math.floor(free / 3);
  }
  return groups;
}

/** The sums of squares of all gradients, `count` of them, still to be added up. */
function sumSquares(
  tf: Tf,
  backend: WebgpuBackend,
  gradients: readonly tfjs.Tensor[],
): { partials: tfjs.Tensor; count: number } {
  const dispatches = Math.ceil(gradients.length / SUMMED_TOGETHER);
  const partials = emptyTensor(tf, backend, [Math.max(1, dispatches) * SUMMING_GROUPS]);
  for (let d = 0; d < dispatches; d++) {
    const together = gradients.slice(d * SUMMED_TOGETHER, (d + 1) * SUMMED_TOGETHER);
    const named = Object.fromEntries(together.map((gradient, i) => [`gradient${i}`, gradient]));
    const sizes = together.map((gradient) => gradient.size);
    dispatch(
      backend,
      squaresProgram(sizes.length),
      { partials, ...named },
      { offset: d * SUMMING_GROUPS, ...namedSizes(sizes) },
      SUMMING_GROUPS,
    );
  }
  return { partials, count: dispatches * SUMMING_GROUPS };
}

const namedSizes = (sizes: readonly number[]): Record<string, number> =>
  Object.fromEntries(sizes.map((size, n) => [`size${n}`, size]));

/** Adds up what the threads hold in `sum`, in the same order each time; every thread then finds it in `sums[0]`. */
const ADD_UP = `
  sums[lane] = sum;
  workgroupBarrier();
  for (var width = ${THREADS / 2}u; width > 0u; width /= 2u) {
    if (lane < width) { sums[lane] += sums[lane + width]; }
    workgroupBarrier();
  }`;

const SHARED = `var<workgroup> sums: array<f32, ${THREADS}>;`;

function squaresProgram(gradients: number): GpuProgram {
  const each = Array.from({ length: gradients }, (_, n) => n);
  return {
    key: `squares ${gradients}`,
    buffers: [{ name: 'partials', write: true }, ...each.map((n) => ({ name: `gradient${n}`, write: false }))],
    uniforms: ['offset', ...each.map((n) => `size${n}`)].map((name) => ({ name, type: 'u32' })),
    workgroupSize: THREADS,
    declarations: SHARED,
    body: `
  var sum = 0.0;
  ${each
    .map(
      (n) => `
  for (var i = group * ${THREADS}u + lane; i < uniforms.size${n}; i += ${SUMMING_GROUPS * THREADS}u) {
    sum += gradient${n}[i] * gradient${n}[i];
  }`,
    )
    .join('')}
  ${ADD_UP}
  if (lane == 0u) { partials[uniforms.offset + group] = sums[0]; }`,
  };
}

/** Every workgroup adds up the partial sums itself: that is less than a dispatch more. The first program stores the norm. */
function updateProgram(rule: Rule, variables: number, storesNorm: boolean): GpuProgram {
  const each = Array.from({ length: variables }, (_, n) => n);
  const sum = (sizes: number): string => ['0u', ...each.slice(0, sizes).map((n) => `uniforms.size${n}`)].join(' + ');
  return {
    key: `${rule.key} ${variables} ${storesNorm ? 'norm' : ''}`,
    buffers: buffersOf({
      ...Object.fromEntries(each.map((n) => [`new${n}`, ['write', true]] as const)),
      partials: ['read', true],
      slots: ['write', rule.hasSlots],
      norm: ['write', storesNorm],
      ...Object.fromEntries(
        each.flatMap((n) => [`old${n}`, `gradient${n}`].map((name) => [name, ['read', true]] as const)),
      ),
    }),
    uniforms: [
      ...['count', 'stride', ...each.map((n) => `size${n}`)].map((name) => ({ name, type: 'u32' }) as const),
      ...['clipNorm', ...rule.uniforms].map((name) => ({ name, type: 'f32' }) as const),
    ],
    workgroupSize: THREADS,
    declarations: SHARED,
    body: `
  var sum = 0.0;
  for (var i = lane; i < uniforms.count; i += ${THREADS}u) { sum += partials[i]; }
  ${ADD_UP}
  let size = sqrt(sums[0]);
  ${storesNorm ? 'if (group == 0u && lane == 0u) { norm[0] = size; }' : ''}
  let scale = select(1.0, min(1.0, uniforms.clipNorm / max(size, ${TINY_NORM})), uniforms.clipNorm > 0.0);
  ${each
    .map(
      (n) => `
  for (var i = group * ${THREADS}u + lane; i < uniforms.size${n}; i += uniforms.stride) {
      let g = gradient${n}[i] * scale;
      var p = old${n}[i];
      let a = ${sum(n)} + i;
      let b = ${sum(variables)} + a;
      ${rule.wgsl}
      new${n}[i] = p;
  }`,
    )
    .join('')}`,
  };
}
