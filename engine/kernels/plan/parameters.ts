import type * as tfjs from '@tensorflow/tfjs';
import { GATE_COUNTS } from '../recurrentSpec';
import { padded, type ValueShape } from './shapes';
import type { PlanLayer, PlanRecurrent } from './planLayer';

/**
 * Where a weight lies among the parameters, and how: `groups` of `width` columns (gates side by side), each padded to
 * `stride`. All in floats.
 */
export interface WeightPlace {
  readonly variable: tfjs.Variable;
  readonly at: number;
  readonly rows: number;
  readonly groups: number;
  readonly width: number;
  readonly stride: number;
}

/** The places of all weights of a plan. A recurrent layer's kernel and recurrent kernel are neighbours. */
export interface ParameterPlan {
  /** By node, in the order of the layer's weights. */
  readonly places: ReadonlyMap<string, readonly WeightPlace[]>;
  /** Floats of all parameters, a multiple of 16. */
  readonly size: number;
}

/** Lays out the weights of all layers one after another. */
export function planParameters(layers: readonly PlanLayer[], shapes: ReadonlyMap<string, ValueShape>): ParameterPlan {
  const places = new Map<string, readonly WeightPlace[]>();
  let next = 0;
  const take = (floats: number): number => {
    const at = next;
    next += padded(floats);
    return at;
  };
  for (const { nodeId, sources, what } of layers) {
    const features = shapes.get(sources[0] as string)?.stride ?? 0;
    const recurrent = (cell: PlanRecurrent): WeightPlace[] => placeRecurrent(cell, features, take);
    if (what.kind === 'recurrent') places.set(nodeId, recurrent(what.cell));
    else if (what.kind === 'bidirectional') {
      places.set(nodeId, [...recurrent(what.forward), ...recurrent(what.backward)]);
    } else if (what.kind === 'dense' || what.kind === 'embedding') {
      const rows = what.kind === 'dense' ? features : what.entries;
      places.set(
        nodeId,
        what.weights.map((variable) => {
          const isMatrix = variable.shape.length === 2;
          const columns = variable.shape.at(-1) ?? 1;
          const at = take((isMatrix ? rows : 1) * columns);
          return {
            variable,
            at,
            rows: isMatrix ? variable.shape[0] : 1,
            groups: 1,
            width: columns,
            stride: columns,
          };
        }),
      );
    }
  }
  return { places, size: Math.ceil(next / 16) * 16 };
}

function placeRecurrent(cell: PlanRecurrent, features: number, take: (floats: number) => number): WeightPlace[] {
  const gates = GATE_COUNTS[cell.cell];
  const stride = padded(cell.units);
  const [kernel, recurrent, bias] = cell.weights as [tfjs.Variable, tfjs.Variable, tfjs.Variable | undefined];
  const lay = (variable: tfjs.Variable, at: number): WeightPlace => ({
    variable,
    at,
    rows: variable.size / (gates * cell.units),
    groups: gates,
    width: cell.units,
    stride,
  });
  const at = take((features + stride) * gates * stride);
  const places = [lay(kernel, at), lay(recurrent, at + features * gates * stride)];
  if (bias) places.push(lay(bias, take((bias.size / cell.units) * stride)));
  return places;
}

/** Copies a weight's values into the parameters that begin at `start` floats. */
export function storeWeight(place: WeightPlace, values: ArrayLike<number>, into: Float32Array, start: number): void {
  eachRun(place, start, (at, from) => {
    for (let i = 0; i < place.width; i++) into[at + i] = values[from + i] as number;
  });
}

/** Copies a weight's values out of the parameters. */
export function fetchWeight(place: WeightPlace, from: Float32Array, start: number): Float32Array {
  const values = new Float32Array(place.variable.size);
  eachRun(place, start, (at, to) => {
    values.set(from.subarray(at, at + place.width), to);
  });
  return values;
}

/** Visits each run of neighbours: where it stands among the parameters, and where in the weight. */
function eachRun(place: WeightPlace, start: number, visit: (stored: number, own: number) => void): void {
  const runs = place.rows * place.groups;
  for (let run = 0; run < runs; run++) visit(start + place.at + run * place.stride, run * place.width);
}
