import { advancedSwitch, type ParamSchemas, type ParamsOf } from '../../graph/paramSchema';
import { type SlidingWindow, stepsParam } from '../define/slidingWindow';

export const PARAMS = {
  filters: { kind: 'integer', default: 32, min: 1, max: 4096 },
  kernelSize: stepsParam(3),
  strides: stepsParam(1),
  padding: {
    kind: 'choice',
    default: 'causal',
    options: ['causal', 'same', 'valid'],
  },
  activation: {
    kind: 'choice',
    default: 'linear',
    options: ['linear', 'relu', 'tanh', 'sigmoid'],
  },
  dilationRate: { ...stepsParam(1), advanced: true },
  useBias: advancedSwitch(true),
} as const satisfies ParamSchemas;

export type Conv1dParams = ParamsOf<typeof PARAMS>;

/** The window of timesteps that a pattern spans. */
export function windowOf({ kernelSize, strides, dilationRate, padding }: Conv1dParams): SlidingWindow {
  return { size: kernelSize, stride: strides, dilation: dilationRate, padding };
}
