import type { ParamSchemas, ParamsOf } from '../../graph/paramSchema';
import type { SlidingWindow } from '../define/slidingWindow';

export const PARAMS = {
  filters: { kind: 'integer', default: 32, min: 1, max: 4096, label: 'Filters', help: 'Number of patterns.' },
  kernelSize: {
    kind: 'integer',
    default: 3,
    min: 1,
    max: 1024,
    label: 'Kernel size',
    help: 'Number of timesteps that a pattern spans.',
  },
  strides: {
    kind: 'integer',
    default: 1,
    min: 1,
    max: 1024,
    label: 'Strides',
    help: 'How many timesteps lie between one look and the next; above 1 the sequence gets shorter.',
  },
  padding: {
    kind: 'choice',
    default: 'causal',
    label: 'Padding',
    help: 'Causal looks only backwards, same looks both ways, both keep the length; valid stays inside the sequence.',
    options: [
      { value: 'causal', label: 'Causal' },
      { value: 'same', label: 'Same' },
      { value: 'valid', label: 'Valid' },
    ],
  },
  activation: {
    kind: 'choice',
    default: 'linear',
    label: 'Activation',
    help: 'Applied to each output.',
    options: [
      { value: 'linear', label: 'Linear' },
      { value: 'relu', label: 'ReLU' },
      { value: 'tanh', label: 'tanh' },
      { value: 'sigmoid', label: 'Sigmoid' },
    ],
  },
  dilationRate: {
    kind: 'integer',
    default: 1,
    min: 1,
    max: 1024,
    label: 'Dilation rate',
    help: 'Distance between the timesteps that a pattern spans; 1 takes neighbours.',
    advanced: true,
  },
  useBias: {
    kind: 'boolean',
    default: true,
    label: 'Bias',
    help: 'Adds a learnt constant to each output.',
    advanced: true,
  },
} as const satisfies ParamSchemas;

export type Conv1dParams = ParamsOf<typeof PARAMS>;

/** The window of timesteps that a pattern spans. */
export function windowOf({ kernelSize, strides, dilationRate, padding }: Conv1dParams): SlidingWindow {
  return { size: kernelSize, stride: strides, dilation: dilationRate, padding };
}
