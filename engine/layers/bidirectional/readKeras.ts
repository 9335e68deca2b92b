import {
  type DescribedLayer,
  innerLayer,
  KerasOptions,
  type ReadKeras,
  Unsupported,
} from '../../emit/keras/kerasOptions';
import type { CellName } from '../../emit/kernels/kernelLayer';
import type { ParamValue } from '../../graph/graph';
import { CELL_CLASSES, readCell } from '../define/recurrent/keras';

/** What both directions of a Bidirectional share with the defaults of Seqloom's. */
const FIXED: Readonly<Record<string, readonly [option: string, value: ParamValue]>> = {
  activation: ['activation', 'tanh'],
  recurrentActivation: ['recurrent_activation', 'sigmoid'],
  useBias: ['use_bias', true],
  goBackwards: ['go_backwards', false],
};

/** Reads a layer that runs in both directions. */
export const readBidirectional: ReadKeras = (options, context) => {
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
