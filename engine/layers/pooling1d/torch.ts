import { callOf, imported, minus, named } from '../../emit/python/pythonExpression';
import { alongTime } from '../../emit/torch/alongTime';
import { moduleLayer, type TorchLayer } from '../../emit/torch/torchLayer';
import { type LayerStep, timestepsOf } from '../define/layerStep';
import { padsOf } from '../define/slidingWindow';
import { type PoolingParams, windowOf } from './params';

/** The largest or mean value of each window; what is added around counts for nothing. PyTorch's own pools add alike on both sides. */
export function torchPooling(step: LayerStep<PoolingParams>): TorchLayer {
  const { mode, poolSize, strides } = step.params;
  const padding = padsOf(windowOf(step.params), timestepsOf(step) ?? poolSize);
  const [before, after] = padding;
  const isEven = before === after;
  const own = isEven && before > 0 && named('padding', before);
  const stride = named('stride', strides);
  if (mode === 'max') {
    const outside = named('value', minus(imported('torch', 'inf')));
    return moduleLayer(callOf(imported('nn', 'MaxPool1d'), poolSize, stride, own), {
      value: (self, input) => (isEven ? alongTime(self, input) : alongTime(self, input, padding, outside)),
    });
  }
  const value = alongTime;
  if (!isEven) return moduleLayer(callOf(imported({ file: 'pooling' }, 'SameAvgPool1d'), poolSize, stride), { value });
  const within = own && named('count_include_pad', false);
  return moduleLayer(callOf(imported('nn', 'AvgPool1d'), poolSize, stride, own, within), { value });
}
