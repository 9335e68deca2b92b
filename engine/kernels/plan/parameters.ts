import type { RecurrentSpec } from '../../emit/kernels/kernelLayer';
import { CELLS } from '../../layers/define/recurrent/cell';
import { sizeOfShape } from '../../layers/define/weights';
import type { PlannedWeight } from '../../plan/modelPlan';
import type { KernelStep } from './kernelSteps';
import { padded, type ValueShape } from './shapes';

/**
 * Where a weight lies among the parameters, and how: `groups` of `width` columns (gates side by side), each padded to
 * `stride`. All in floats.
 */
export interface WeightPlace {
  readonly name: string;
  /** Of the weight itself, without padding. */
  readonly size: number;
  readonly at: number;
  readonly rows: number;
  readonly groups: number;
  readonly width: number;
  readonly stride: number;
}

/** The places of all weights of a plan. A recurrent layer's kernel and recurrent kernel are neighbors. */
export interface ParameterPlan {
  /** By node, in the order of the layer's weights. */
  readonly places: ReadonlyMap<string, readonly WeightPlace[]>;
  /** Floats of all parameters, a multiple of 16. */
  readonly size: number;
}

/** Lays out the weights of all layers one after another. */
export function planParameters(steps: readonly KernelStep[], shapes: ReadonlyMap<string, ValueShape>): ParameterPlan {
  const places = new Map<string, readonly WeightPlace[]>();
  let next = 0;
  const take = (floats: number): number => {
    const at = next;
    next += padded(floats);
    return at;
  };
  for (const { nodeId, sources, layer, weights } of steps) {
    const features = shapes.get(sources[0] as string)?.stride ?? 0;
    if (layer.kind === 'recurrent') places.set(nodeId, placeRecurrent(layer.cell, weights, features, take));
    else if (layer.kind === 'bidirectional') {
      const half = weights.length / 2;
      places.set(nodeId, [
        ...placeRecurrent(layer.forward, weights.slice(0, half), features, take),
        ...placeRecurrent(layer.backward, weights.slice(half), features, take),
      ]);
    } else {
      // What multiplies padded inputs has a row for each of their columns.
      const rowsOf = (matrix: PlannedWeight): number => (layer.kind === 'dense' ? features : (matrix.shape[0] ?? 1));
      places.set(
        nodeId,
        weights.map((weight) => {
          const isMatrix = weight.shape.length === 2;
          const columns = weight.shape.at(-1) ?? 1;
          const at = take((isMatrix ? rowsOf(weight) : 1) * columns);
          const rows = isMatrix ? (weight.shape[0] ?? 1) : 1;
          return { ...sized(weight), at, rows, groups: 1, width: columns, stride: columns };
        }),
      );
    }
  }
  return { places, size: Math.ceil(next / 16) * 16 };
}

type NamedShape = Pick<PlannedWeight, 'name' | 'shape'>;

const sized = ({ name, shape }: NamedShape) => ({ name, size: sizeOfShape(shape) });

/** Lays out the weights of one direction of a recurrent layer. */
export function placeRecurrent(
  cell: RecurrentSpec,
  weights: readonly NamedShape[],
  features: number,
  take: (floats: number) => number,
): WeightPlace[] {
  const { gates } = CELLS[cell.cell];
  const stride = padded(cell.units);
  const [kernel, recurrent, bias] = weights as [NamedShape, NamedShape, NamedShape | undefined];
  const lay = (weight: NamedShape, at: number): WeightPlace => {
    const { name, size } = sized(weight);
    return { name, size, at, rows: size / (gates * cell.units), groups: gates, width: cell.units, stride };
  };
  const at = take((features + stride) * gates * stride);
  const places = [lay(kernel, at), lay(recurrent, at + features * gates * stride)];
  if (bias) places.push(lay(bias, take((sizeOfShape(bias.shape) / cell.units) * stride)));
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
  const values = new Float32Array(place.size);
  eachRun(place, start, (at, to) => {
    values.set(from.subarray(at, at + place.width), to);
  });
  return values;
}

/** Visits each run of neighbors: where it stands among the parameters, and where in the weight. */
function eachRun(place: WeightPlace, start: number, visit: (stored: number, own: number) => void): void {
  const runs = place.rows * place.groups;
  for (let run = 0; run < runs; run++) visit(start + place.at + run * place.stride, run * place.width);
}
