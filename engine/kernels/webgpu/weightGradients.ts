import type { RecurrentSpec } from '../recurrentOp';
import { gateCount } from './cellShader';
import type { GpuProgram } from './dispatch';
import { buffersOf } from './lstmPrograms';

/** Rows and columns of the result that one workgroup computes, 4 × 4 for each of its 64 threads. */
const TILE = 32;
/** Steps of the sum that are loaded together. */
const DEPTH = 16;
const THREADS = 64;

/** A program and how many workgroups it takes. */
export interface WeightGradients {
  readonly program: GpuProgram;
  readonly workgroups: number;
}

/**
 * All weight gradients of a layer in one tiled product over every row and timestep: dW = xᵀ·dZ, dU = hᵀ·dZ, and the bias
 * as the product with a column of ones. The rows of the result are those of dW (and the bias), then those of dU (and, of a
 * GRU with reset after, the recurrent bias); the columns of a GRU are split before the candidate's, whose recurrent product
 * differs: r∘h instead of h (reset before), or a gradient of its own (reset after). Both stand in the second region of
 * `kept`. Tiles never cross these borders.
 */
export function weightGradients(spec: RecurrentSpec, features: number, bias: boolean): WeightGradients {
  const { units } = spec;
  const columns = gateCount(spec) * units;
  const gru = spec.cell === 'gru';
  const after = gru && spec.resetAfter;
  const split = gru ? 2 * units : columns;
  const inputRows = features + (bias ? 1 : 0);
  const stateRows = units + (bias && after ? 1 : 0);
  const inputTiles = Math.ceil(inputRows / TILE);
  const stateTiles = Math.ceil(stateRows / TILE);
  const leftTiles = Math.ceil(split / TILE);
  const across = leftTiles + Math.ceil((columns - split) / TILE);
  const program: GpuProgram = {
    key: ['weightGradients', gru ? (after ? 'gruAfter' : 'gru') : 'lstm', units, features, bias].join(' '),
    buffers: buffersOf({
      dKernel: ['write', true],
      dRecurrentKernel: ['write', true],
      dBias: ['write', bias],
      x: ['read', true],
      kept: ['read', true],
      dGates: ['read', true],
    }),
    uniforms: [{ name: 'steps', type: 'u32' }],
    workgroupSize: THREADS,
    declarations: `
var<workgroup> left: array<f32, ${DEPTH * TILE}>;
var<workgroup> right: array<f32, ${DEPTH * TILE}>;

fn factor(ofState: bool, candidate: bool, step: u32, row: u32) -> f32 {
  if (step >= uniforms.steps) { return 0.0; }
  if (ofState) {
    if (row < ${units}u) {
      let region = ${gru && !after ? `select(0u, uniforms.steps * ${units}u, candidate)` : '0u'};
      return kept[region + step * ${units}u + row];
    }
  } else if (row < ${features}u) { return x[step * ${features}u + row]; }
  return 1.0;
}

fn gradient(ofState: bool, candidate: bool, step: u32, column: u32) -> f32 {
  if (step >= uniforms.steps || column >= ${columns}u) { return 0.0; }
  ${after ? `if (ofState && candidate) { return kept[(uniforms.steps + step) * ${units}u + column - ${split}u]; }` : ''}
  return dGates[step * ${columns}u + column];
}

fn store(ofState: bool, row: u32, column: u32, value: f32) {
  if (ofState) {
    if (row < ${units}u) { dRecurrentKernel[row * ${columns}u + column] = value; }
    ${bias && after ? `else if (row == ${units}u) { dBias[${columns}u + column] = value; }` : ''}
  } else {
    if (row < ${features}u) { dKernel[row * ${columns}u + column] = value; }
    ${bias ? `else if (row == ${features}u) { dBias[column] = value; }` : ''}
  }
}`,
    body: `
  let down = group / ${across}u;
  let over = group % ${across}u;
  let ofState = down >= ${inputTiles}u;
  let candidate = over >= ${leftTiles}u;
  let row0 = select(down, down - ${inputTiles}u, ofState) * ${TILE}u;
  let column0 = select(over * ${TILE}u, ${split}u + (over - ${leftTiles}u) * ${TILE}u, candidate);
  let end = select(${split}u, ${columns}u, candidate);
  let y = (lane / 8u) * 4u;
  let x4 = (lane % 8u) * 4u;
  var sums: array<vec4<f32>, 4>;
  for (var from = 0u; from < uniforms.steps; from += ${DEPTH}u) {
    for (var i = lane; i < ${DEPTH * TILE}u; i += ${THREADS}u) {
      let step = from + i / ${TILE}u;
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
  return { program, workgroups: (inputTiles + stateTiles) * across };
}
