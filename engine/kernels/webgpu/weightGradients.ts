import type { RecurrentSpec } from '../../emit/kernels/kernelLayer';
import { gateCount } from './cellShader';
import { buffersOf, type GpuProgram } from './dispatch';

/** Rows and columns of the result that one workgroup computes, 4 × 4 for each of its 64 threads. */
const TILE = 32;
/** Steps of the sum that are loaded together. */
const DEPTH = 16;
const THREADS = 64;

/** A program, how many workgroups it takes, and the sizes it is told. */
export interface WeightGradients {
  readonly program: GpuProgram;
  readonly workgroups: number;
  readonly uniforms: Readonly<Record<string, number>>;
}

/**
 * All weight gradients of a layer in one tiled product over `steps`, every row and timestep: dW = xᵀ·dZ, dU = hᵀ·dZ, and
 * the bias as the product with a column of ones. The rows of the result are those of dW (and the bias), then those of dU
 * (and, of a GRU with reset after, the recurrent bias); the columns of a GRU are split before the candidate's, whose
 * recurrent product differs: r∘h instead of h (reset before), or a gradient of its own (reset after). Both stand in the
 * second region of `kept`. Tiles never cross these borders.
 */
export function weightGradients(spec: RecurrentSpec, features: number, bias: boolean, steps: number): WeightGradients {
  const { units } = spec;
  const columns = gateCount(spec) * units;
  const gru = spec.cell === 'gru';
  const split = gru ? 2 * units : columns;
  const inputTiles = Math.ceil((features + (bias ? 1 : 0)) / TILE);
  const stateTiles = Math.ceil((units + (bias && gru && spec.resetAfter ? 1 : 0)) / TILE);
  const leftTiles = Math.ceil(split / TILE);
  const across = leftTiles + Math.ceil((columns - split) / TILE);
  return {
    program: productProgram(gru ? (spec.resetAfter ? 'resetAfter' : 'resetBefore') : 'lstm', bias),
    workgroups: (inputTiles + stateTiles) * across,
    uniforms: { steps, units, features, columns, split, inputTiles, leftTiles, across },
  };
}

const UNIFORMS = ['steps', 'units', 'features', 'columns', 'split', 'inputTiles', 'leftTiles', 'across'];

/** The program takes its sizes as uniforms: all layers of a kind share one pipeline. */
function productProgram(kind: 'lstm' | 'resetBefore' | 'resetAfter', bias: boolean): GpuProgram {
  return {
    key: `weightGradients ${kind} ${bias ? 'bias' : ''}`,
    buffers: buffersOf({
      dKernel: ['write', true],
      dRecurrentKernel: ['write', true],
      dBias: ['write', bias],
      x: ['read', true],
      kept: ['read', true],
      dGates: ['read', true],
    }),
    uniforms: UNIFORMS.map((name) => ({ name, type: 'u32' })),
    workgroupSize: THREADS,
    declarations: `
var<workgroup> left: array<f32, ${DEPTH * TILE}>;
var<workgroup> right: array<f32, ${DEPTH * TILE}>;

fn factor(ofState: bool, candidate: bool, step: u32, row: u32) -> f32 {
  if (step >= uniforms.steps) { return 0.0; }
  if (ofState) {
    if (row < uniforms.units) {
      let region = ${kind === 'resetBefore' ? 'select(0u, uniforms.steps * uniforms.units, candidate)' : '0u'};
      return kept[region + step * uniforms.units + row];
    }
  } else if (row < uniforms.features) { return x[step * uniforms.features + row]; }
  return 1.0;
}

fn gradient(ofState: bool, candidate: bool, step: u32, column: u32) -> f32 {
  if (step >= uniforms.steps || column >= uniforms.columns) { return 0.0; }
  ${
    kind === 'resetAfter'
      ? 'if (ofState && candidate) { return kept[(uniforms.steps + step) * uniforms.units + column - uniforms.split]; }'
      : ''
  }
  return dGates[step * uniforms.columns + column];
}

fn store(ofState: bool, row: u32, column: u32, value: f32) {
  if (ofState) {
    if (row < uniforms.units) { dRecurrentKernel[row * uniforms.columns + column] = value; }
    ${bias && kind === 'resetAfter' ? 'else if (row == uniforms.units) { dBias[uniforms.columns + column] = value; }' : ''}
  } else {
    if (row < uniforms.features) { dKernel[row * uniforms.columns + column] = value; }
    ${bias ? 'else if (row == uniforms.features) { dBias[column] = value; }' : ''}
  }
}`,
    body: `
  let down = group / uniforms.across;
  let over = group % uniforms.across;
  let ofState = down >= uniforms.inputTiles;
  let candidate = over >= uniforms.leftTiles;
  let row0 = select(down, down - uniforms.inputTiles, ofState) * ${TILE}u;
  let column0 = select(over * ${TILE}u, uniforms.split + (over - uniforms.leftTiles) * ${TILE}u, candidate);
  let end = select(uniforms.split, uniforms.columns, candidate);
  let y = (lane / 8u) * 4u;
  let x4 = (lane % 8u) * 4u;
  var sums: array<vec4<f32>, 4>;
  for (var base = 0u; base < uniforms.steps; base += ${DEPTH}u) {
    for (var i = lane; i < ${DEPTH * TILE}u; i += ${THREADS}u) {
      let step = base + i / ${TILE}u;
      left[i] = factor(ofState, candidate, step, row0 + i % ${TILE}u);
      right[i] = gradient(ofState, candidate, step, column0 + i % ${TILE}u);
    }
    workgroupBarrier();
    for (var k = 0u; k < ${DEPTH * TILE}u; k += ${TILE}u) {
      let b = vec4<f32>(right[k + x4], right[k + x4 + 1u], right[k + x4 + 2u], right[k + x4 + 3u]);
      sums[0] += left[k + y] * b;
      sums[1] += left[k + y + 1u] * b;
      sums[2] += left[k + y + 2u] * b;
      sums[3] += left[k + y + 3u] * b;
    }
    workgroupBarrier();
  }
  for (var i = 0u; i < 4u; i++) {
    for (var j = 0u; j < 4u; j++) {
      if (column0 + x4 + j < end) { store(ofState, row0 + y + i, column0 + x4 + j, sums[i][j]); }
    }
  }`,
  };
}
