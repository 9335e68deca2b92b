import type * as tfjs from '@tensorflow/tfjs';
import { kerasLayer, saved } from '../../emit/keras/kerasLayer';
import type { KerasOptions } from '../../emit/keras/kerasOptions';
import { onlyInput } from '../../emit/onnx/layerContext';
import { int, ints } from '../../emit/onnx/onnxGraph';
import { method, named, type Python } from '../../emit/python/pythonExpression';
import type { LayerClass } from '../../emit/tfjs/tfjsCall';
import { expression } from '../../emit/torch/torchLayer';
import { floatSpec, specSize } from '../../tensors/tensorSpec';
import type { Tf } from '../../tensors/tf';
import { computingClass } from '../define/computingClass';
import { defineLayer } from '../define/defineLayer';
import { gives, inputSpec } from '../define/ports';
import { POOLING_MODE } from '../pooling1d/pooling1d';

const MODES = {
  max: { className: 'GlobalMaxPooling1D', operator: 'ReduceMax', torch: 'amax' },
  average: { className: 'GlobalAveragePooling1D', operator: 'ReduceMean', torch: 'mean' },
} as const;

/** Sums a whole sequence up in one vector. */
export const globalPooling1d = defineLayer({
  type: 'globalPooling1d',
  family: 'convolution',
  interchange: 'pooling',
  params: { mode: POOLING_MODE },
  summarize: (params) => [{ code: `pooling.${params.mode}` }, { code: 'overTime' }],
  accepts: 'sequences',
  infer: (_params, inputs) => {
    const spec = inputSpec(inputs);
    const out = floatSpec([spec.shape[1] ?? 0], false);
    return gives(spec.range === 'unit' ? { ...out, range: 'unit' } : out);
  },
  countFlops: (_params, inputs) => specSize(inputSpec(inputs)),
  tfjs: ({ params, name }) =>
    params.mode === 'max'
      ? { factory: 'globalMaxPooling1d', args: { name }, own: { name: 'globalMaxPooling1d' } }
      : { factory: 'globalAveragePooling1d', args: { name } },
  tfjsClasses: (tf) => ({ globalMaxPooling1d: globalMaxPoolingClass(tf) }),
  keras: {
    layer: ({ params }) => kerasLayer(MODES[params.mode].className, { data_format: saved('channels_last') }),
    reads: {
      [MODES.max.className]: (options) => readKeras(options, 'max'),
      [MODES.average.className]: (options) => readKeras(options, 'average'),
    },
  },
  torch: ({ params }) => expression(([x]) => method(x as Python, MODES[params.mode].torch, named('dim', 1))),
  onnx: ({ params }, context) => {
    const { builder, name } = context;
    const attributes = { axes: ints(1), keepdims: int(0) };
    return { out: builder.add(MODES[params.mode].operator, name, [onlyInput(context)], attributes) };
  },
  documentation: {
    formula: ['max: y = max(x_1 … x_T)', 'average: y = mean(x_1 … x_T)'],
    reference: 'Lin, Chen and Yan 2013.',
  },
});

function readKeras(options: KerasOptions, mode: keyof typeof MODES) {
  options.only('data_format', 'channels_last');
  options.only('keepdims', false);
  return { mode };
}

/**
 * tfjs's GlobalMaxPooling1D with the gradient of Keras and PyTorch where several timesteps are equally large, as those of one
 * code are: they share it, while tfjs gives each of them the whole.
 */
function globalMaxPoolingClass(tf: Tf): LayerClass {
  const pooled = tf.customGrad((x, save) => {
    const most = tf.max(x as tfjs.Tensor, 1, true);
    const isMost = tf.cast(tf.equal(x as tfjs.Tensor, most), 'float32');
    (save as tfjs.GradSaveFunc)([tf.div(isMost, tf.sum(isMost, 1, true))]);
    return {
      value: tf.squeeze(most, [1]),
      gradFunc: (dy: tfjs.Tensor, [shares]: tfjs.Tensor[]) => tf.mul(tf.expandDims(dy, 1), shares as tfjs.Tensor),
    };
  });
  return computingClass(tf, tf.layers.globalMaxPooling1d({}), (x) => pooled(x));
}
