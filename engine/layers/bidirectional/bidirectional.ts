import { directionName, innerName, kerasLayer, option, positional, saved } from '../../emit/keras/kerasLayer';
import { defineLayer } from '../define/defineLayer';
import { featuresOf } from '../define/layerStep';
import { inputSpec } from '../define/ports';
import { cellWeights, countCellFlops, kernelCell } from '../define/recurrent/cell';
import { kerasCell } from '../define/recurrent/keras';
import { inferRecurrent, recurrentMask, summarizeRecurrent } from '../define/recurrent/params';
import { recurrentCall } from '../define/recurrent/tfjs';
import { emitBidirectional } from './onnx';
import { DIRECTIONS, directionOf, PARAMS } from './params';
import { readBidirectional } from './readKeras';
import { torchBidirectional } from './torch';

/** Two recurrent layers that read the window in opposite directions. */
export const bidirectional = defineLayer({
  type: 'bidirectional',
  family: 'recurrent',
  params: PARAMS,
  mask: recurrentMask,
  cases: { small: { units: 3 } },
  summarize: (params) => [{ code: `cell.${params.cell}` }, ...summarizeRecurrent(params)],
  infer: (params, inputs, context) =>
    inferRecurrent(params, params.merge === 'concat' ? 2 * params.units : params.units, inputs, context),
  weights: (owner) =>
    DIRECTIONS.flatMap((direction) => {
      const prefix = `${directionName(owner.name, direction)}/`;
      return cellWeights(directionOf(owner.params, direction), featuresOf(owner) ?? 0, prefix);
    }),
  countFlops: (params, inputs) => 2 * countCellFlops(params.cell, params.units, inputSpec(inputs).shape),
  tfjs: ({ params, name }) => ({
    factory: 'bidirectional',
    args: { layer: recurrentCall(directionOf(params, 'forward'), innerName(name)), mergeMode: params.merge, name },
  }),
  keras: {
    layer: ({ params }) => {
      const of = (direction: (typeof DIRECTIONS)[number]) =>
        ({ layer: kerasCell(directionOf(params, direction)), direction }) as const;
      const options = {
        merge_mode: option(params.merge, 'concat'),
        layer: positional(of('forward')),
        backward_layer: saved(of('backward')),
      };
      return kerasLayer('Bidirectional', options, 'directions');
    },
    reads: { Bidirectional: readBidirectional },
  },
  torch: torchBidirectional,
  onnx: (step, context) => emitBidirectional(step.params, context),
  fused: ({ params }) => {
    const [forward, backward] = DIRECTIONS.map((direction) => kernelCell(directionOf(params, direction)));
    return forward && backward ? { kind: 'bidirectional', forward, backward, merge: params.merge } : null;
  },
  documentation: {
    formula: ['h→ = cell(x_1 … x_T)', 'h← = cell(x_T … x_1)', 'y = merge(h→, h←)'],
    reference: 'Schuster and Paliwal 1997.',
  },
});
