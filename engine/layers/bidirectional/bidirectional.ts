import { directionName, innerName, kerasLayer, option, positional, saved } from '../../emit/keras/kerasLayer';
import { defineLayer } from '../define/defineLayer';
import { featuresOf } from '../define/layerStep';
import { inputSpec } from '../define/ports';
import { cellWeights, countCellFlops, kernelCell } from '../define/recurrent/cell';
import { CELL_CLASSES, kerasCell, readCell } from '../define/recurrent/keras';
import { inferRecurrent, recurrentMask, summarizeRecurrent } from '../define/recurrent/params';
import { recurrentCall } from '../define/recurrent/tfjs';
import { type BidirectionalParams, directionOf, DIRECTIONS, PARAMS } from './params';
import { torchBidirectional } from './torch';
import type { EmittedLayer, LayerContext } from '../../emit/onnx/layerContext';
import { int } from '../../emit/onnx/onnxGraph';
import { addRecurrent } from '../define/recurrent/onnxOperator';
import {
  type DescribedLayer,
  innerLayer,
  KerasOptions,
  type ReadKeras,
  Unsupported,
} from '../../emit/keras/kerasOptions';
import type { CellName } from '../../emit/kernels/kernelLayer';
import type { ParamValue } from '../../graph/graph';

/** Two recurrent layers that read the window in opposite directions. */
export const bidirectional = defineLayer({
  type: 'bidirectional',
  family: 'recurrent',
  interchange: 'recurrent',
  takePlaceOf: (type) => ({ ...(PARAMS.cell.options.some((cell) => cell === type) && { cell: type }) }),
  params: PARAMS,
  mask: recurrentMask,
  cases: { small: { units: 3 } },
  summarize: (params) => [{ code: `cell.${params.cell}` }, ...summarizeRecurrent(params)],
  accepts: 'sequences',
  infer: (params, inputs) =>
    inferRecurrent(params, params.merge === 'concat' ? 2 * params.units : params.units, inputs),
  weights: (owner) =>
    DIRECTIONS.flatMap((direction) => {
      const prefix = `${directionName(owner.name, direction)}/`;
      // A layer of one direction reads as the forward one does.
      const partOf = (name: string): string => (direction === 'forward' ? name.slice(prefix.length) : direction + name);
      return cellWeights(directionOf(owner.params, direction), featuresOf(owner) ?? 0, prefix).map((weight) => ({
        ...weight,
        part: partOf(weight.name),
      }));
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
    reads: { Bidirectional: (options, context) => readBidirectional(options, context) },
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

/** Two readings of the window in one operator, and how their results become one. */
function emitBidirectional(params: BidirectionalParams, context: LayerContext): EmittedLayer {
  const { builder, name, weight } = context;
  const cell = directionOf(params, 'forward');
  const weights = DIRECTIONS.map((direction) => (part: string) => weight(`${directionName(name, direction)}/${part}`));
  const both = addRecurrent(context, { cell, direction: 'bidirectional', weights }).map(({ sequences, state }) =>
    cell.returnSequences ? sequences : (state[0] as string),
  );
  switch (params.merge) {
    case 'sum':
      return { out: builder.add('Sum', name, both) };
    case 'mul':
      return { out: builder.multiply(name, both) };
    case 'ave':
      return { out: builder.add('Mean', name, both) };
    case 'concat':
      return { out: builder.add('Concat', name, both, { axis: int(-1) }) };
  }
}

/** What both directions of a Bidirectional share with the defaults of Seqloom's. */
const FIXED: Readonly<Record<string, readonly [option: string, value: ParamValue]>> = {
  activation: ['activation', 'tanh'],
  recurrentActivation: ['recurrent_activation', 'sigmoid'],
  useBias: ['use_bias', true],
  goBackwards: ['go_backwards', false],
};

/** Reads a layer that runs in both directions. */
const readBidirectional: ReadKeras = (options, context) => {
  const inner = innerLayer({ layer: options.value('layer') });
  const found = Object.entries(CELL_CLASSES).find(([, classes]) => inner && classes.includes(inner.className));
  if (!inner || !found) throw new Unsupported('option', `layer = ${inner?.className ?? '?'}`);
  checkBackward(options, inner);
  const cell = found[0] as CellName;
  const own = new KerasOptions(inner.config);
  const params = readCell(cell, own, { ...context, className: inner.className });
  for (const [name, [option, value]] of Object.entries(FIXED)) {
    if (Object.hasOwn(params, name) && params[name] !== value) own.refuse(option);
  }
  const merge = options.value('merge_mode');
  if (typeof merge !== 'string') return options.refuse('merge_mode');
  options.trainingOnly.push(...own.trainingOnly);
  const kept = ['units', 'output', 'dropout', 'recurrentDropout', 'resetAfter'];
  return { cell, ...Object.fromEntries(Object.entries(params).filter(([name]) => kept.includes(name))), merge };
};

/** Options of the backward layer that must be those of the forward one. */
const SAME = ['units', 'activation', 'recurrent_activation', 'use_bias', 'return_sequences', 'reset_after'];

function checkBackward(options: KerasOptions, inner: DescribedLayer): void {
  const backward = innerLayer({ layer: options.value('backward_layer') });
  if (!backward) return;
  const differs = SAME.find((name) => inner.config[name] !== backward.config[name]);
  if (backward.className !== inner.className || differs) {
    throw new Unsupported('option', `backward_layer.${differs ?? 'class_name'}`);
  }
}
