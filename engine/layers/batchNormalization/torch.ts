import { callOf, imported, joined, named, type Python } from '../../emit/python/pythonExpression';
import { alongTime } from '../../emit/torch/alongTime';
import { firstInput, size, type TorchLayer, type TorchModule } from '../../emit/torch/torchLayer';
import { featuresOf, type LayerStep } from '../define/layerStep';
import type { BatchNormalizationParams } from './params';

/**
 * `nn.BatchNorm1d`. Its momentum is the share of what is new, ours that of what stays. It scales and shifts or does neither, so
 * one alone is a parameter of its own.
 */
export function torchBatchNormalization(step: LayerStep<BatchNormalizationParams>): TorchLayer {
  const { momentum, epsilon, center, scale } = step.params;
  const features = size(featuresOf(step));
  const both = center && scale;
  const isSequence = step.inputSpecs[0]?.hasTime === true;
  const norm = callOf(
    imported('nn', 'BatchNorm1d'),
    features,
    named('eps', epsilon),
    named('momentum', Number((1 - momentum).toPrecision(12))),
    !both && named('affine', false),
  );
  const normalized = (self: Python, x: Python): Python => (isSequence ? alongTime(self, x) : callOf(self, x));
  return {
    modules: [
      { suffix: '', value: norm },
      ...(scale && !both ? [parameter('scale', 'ones', features)] : []),
      ...(center && !both ? [parameter('shift', 'zeros', features)] : []),
    ],
    forward: (place) => {
      const value = normalized(place.self(), firstInput(place));
      if (both || !(center || scale)) return { before: [], value };
      return {
        before: [],
        value: scale ? joined('*', [value, place.self('scale')]) : joined('+', [value, place.self('shift')]),
      };
    },
    weights: (read) => [
      ...(scale ? [both ? { name: 'weight', ...read('gamma') } : { suffix: 'scale', name: '', ...read('gamma') }] : []),
      ...(center ? [both ? { name: 'bias', ...read('beta') } : { suffix: 'shift', name: '', ...read('beta') }] : []),
      { name: 'running_mean', ...read('moving_mean') },
      { name: 'running_var', ...read('moving_variance') },
    ],
  };
}

function parameter(suffix: string, start: 'ones' | 'zeros', features: string): TorchModule {
  return { suffix, value: callOf(imported('nn', 'Parameter'), callOf(imported('torch', start), features)) };
}
