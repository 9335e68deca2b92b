import { callOf, imported, named } from '../../emit/python/pythonExpression';
import { alongTime } from '../../emit/torch/alongTime';
import { convolutionKernel } from '../../emit/torch/tensorLayouts';
import { activated } from '../../emit/torch/torchActivations';
import { moduleLayer, size, type TorchLayer } from '../../emit/torch/torchLayer';
import { featuresOf, type LayerStep, timestepsOf } from '../define/layerStep';
import { padsOf, spanOf } from '../define/slidingWindow';
import { type Conv1dParams, windowOf } from './params';

/** `nn.Conv1d`, whose own padding “same” knows no strides: what it lacks is added in front of it. */
export function torchConv1d(step: LayerStep<Conv1dParams>): TorchLayer {
  const { params } = step;
  const { filters, kernelSize, strides, dilationRate, activation, useBias } = params;
  const window = windowOf(params);
  const ownSame = params.padding === 'same' && strides === 1;
  const module = callOf(
    imported('nn', 'Conv1d'),
    size(featuresOf(step)),
    filters,
    kernelSize,
    strides !== 1 && named('stride', strides),
    dilationRate !== 1 && named('dilation', dilationRate),
    ownSame && named('padding', '"same"'),
    !useBias && named('bias', false),
  );
  const padding = ownSame ? ([0, 0] as const) : padsOf(window, timestepsOf(step) ?? spanOf(window));
  return moduleLayer(module, {
    value: (self, input) => activated(activation, alongTime(self, input, padding)),
    weights: (read) => [
      { name: 'weight', ...convolutionKernel(read('kernel')) },
      ...(useBias ? [{ name: 'bias', ...read('bias') }] : []),
    ],
  });
}
