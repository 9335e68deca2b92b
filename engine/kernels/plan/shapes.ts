import type { KernelLayer } from '../../emit/kernels/kernelLayer';
import type { KernelStep } from './kernelSteps';

/**
 * How a value lies in memory: time first, then the rows of the batch, then its features, `stride` floats a row. Features
 * beyond `width` are always zero.
 */
export interface ValueShape {
  /** Null for a vector without a time axis. */
  readonly timesteps: number | null;
  readonly width: number;
  readonly stride: number;
}

/** Units are kept in fours, so that kernels need no loop for a rest. */
export function padded(units: number): number {
  return (units + 3) & ~3;
}

/** The shapes of all values of a plan, by the node that makes them. `inputs` are those of the model's inputs. */
export function planShapes(
  inputs: ReadonlyMap<string, ValueShape>,
  steps: readonly KernelStep[],
): ReadonlyMap<string, ValueShape> {
  const shapes = new Map(inputs);
  for (const { nodeId, sources, layer } of steps) {
    const feeding = sources.map((source) => shapes.get(source) as ValueShape);
    shapes.set(nodeId, outputShape(layer, feeding));
  }
  return shapes;
}

function outputShape(layer: KernelLayer, inputs: readonly ValueShape[]): ValueShape {
  const input = inputs[0] as ValueShape;
  switch (layer.kind) {
    case 'recurrent':
      return recurrentShape(input, layer.cell);
    case 'bidirectional': {
      const one = recurrentShape(input, layer.forward);
      return layer.merge === 'concat' ? { ...one, ...tight(2 * one.width) } : one;
    }
    case 'dense':
      return { timesteps: input.timesteps, ...tight(layer.units) };
    case 'embedding':
      return { timesteps: input.timesteps, ...tight(layer.dimensions) };
    case 'dropout':
      return input;
    case 'flatten':
      return { timesteps: null, ...tight(input.width * (input.timesteps ?? 1)) };
    case 'concatenate': {
      if (layer.axis === 'features') {
        return { timesteps: input.timesteps, ...tight(inputs.reduce((sum, { width }) => sum + width, 0)) };
      }
      return { timesteps: inputs.reduce((sum, { timesteps }) => sum + (timesteps ?? 0), 0), ...tight(input.width) };
    }
  }
}

function recurrentShape(
  input: ValueShape,
  cell: { readonly units: number; readonly returnSequences: boolean },
): ValueShape {
  return { timesteps: cell.returnSequences ? input.timesteps : null, width: cell.units, stride: padded(cell.units) };
}

const tight = (width: number) => ({ width, stride: width });
