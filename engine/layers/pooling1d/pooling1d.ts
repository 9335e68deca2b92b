import { kerasLayer, option, perAxis, positional, saved } from '../../emit/keras/kerasLayer';
import type { KerasOptions } from '../../emit/keras/kerasOptions';
import { type EmittedLayer, type LayerContext, onlyInput } from '../../emit/onnx/layerContext';
import { ints } from '../../emit/onnx/onnxGraph';
import { floatSpec } from '../../tensors/tensorSpec';
import { defineLayer } from '../define/defineLayer';
import { gives, inputSpec } from '../define/ports';
import { padsOf, placesOf, refuseShortSequence, type SlidingWindow, stepsParam } from '../define/slidingWindow';
import { averagePoolingClass, maxPoolingClass } from './poolingClasses';
import type { ParamSchema, ParamSchemas, ParamsOf } from '../../graph/paramSchema';
import { callOf, imported, minus, named } from '../../emit/python/pythonExpression';
import { alongTime, moduleLayer, type TorchLayer } from '../../emit/torch/torchLayer';
import { type LayerStep, timestepsOf } from '../define/layerStep';

/** Which value of a pool counts. */
export const POOLING_MODE = {
  kind: 'choice',
  default: 'max',
  options: ['max', 'average'],
} as const satisfies ParamSchema;

const PARAMS = {
  mode: POOLING_MODE,
  poolSize: stepsParam(2),
  strides: stepsParam(2),
  padding: { kind: 'choice', default: 'valid', options: ['valid', 'same'] },
} as const satisfies ParamSchemas;

export type PoolingParams = ParamsOf<typeof PARAMS>;

function windowOf({ poolSize, strides, padding }: PoolingParams): SlidingWindow {
  return { size: poolSize, stride: strides, dilation: 1, padding };
}

const MODES = {
  max: { factory: 'maxPooling1d', className: 'MaxPooling1D', operator: 'MaxPool' },
  average: { factory: 'averagePooling1d', className: 'AveragePooling1D', operator: 'AveragePool' },
} as const;

/** Sums up a few neighboring timesteps each. */
export const pooling1d = defineLayer({
  type: 'pooling1d',
  family: 'convolution',
  interchange: 'pooling',
  params: PARAMS,
  cases: { others: { strides: 2, poolSize: 3 } },
  summarize: (params) => [{ code: `pooling.${params.mode}` }, { code: 'poolSize', values: { count: params.poolSize } }],
  accepts: 'sequences',
  infer: (params, inputs, context) => {
    const spec = inputSpec(inputs);
    const [length, features] = spec.shape as [number, number];
    const out = floatSpec([placesOf(windowOf(params), length), features], true);
    const given = gives({ ...out, ...(spec.range === 'unit' && { range: 'unit' }) });
    return refuseShortSequence(spec, windowOf(params), context) ?? given;
  },
  countFlops: (params, inputs) => {
    const [length = 0, features = 0] = inputSpec(inputs).shape;
    return placesOf(windowOf(params), length) * params.poolSize * features;
  },
  tfjs: ({ params: { mode, poolSize, strides, padding }, name }) => ({
    factory: MODES[mode].factory,
    args: { poolSize, strides, ...(padding !== 'valid' && { padding }), name },
    // Where a pool is incomplete, the mean of one has a wrong gradient in tfjs.
    ...(mode === 'average' && padding === 'same' && { own: { name: 'averagePooling1d' } }),
  }),
  tfjsClasses: (tf) => ({ maxPooling1d: maxPoolingClass(tf), averagePooling1d: averagePoolingClass(tf) }),
  keras: {
    layer: ({ params: { mode, poolSize, strides, padding } }) =>
      kerasLayer(MODES[mode].className, {
        pool_size: positional(perAxis(poolSize)),
        // Pools follow each other without a gap unless told otherwise.
        strides: option(perAxis(strides), poolSize),
        padding: option(padding, 'valid'),
        data_format: saved('channels_last'),
      }),
    reads: {
      [MODES.max.className]: (options) => readKeras(options, 'max'),
      [MODES.average.className]: (options) => readKeras(options, 'average'),
    },
  },
  torch: torchPooling,
  onnx: ({ params }, context) => emitOnnx(params, context),
  documentation: { formula: ['max: y = max(x_1 … x_p)', 'average: y = mean(x_1 … x_p)'] },
});

function readKeras(options: KerasOptions, mode: keyof typeof MODES) {
  options.only('data_format', 'channels_last');
  const poolSize = options.number('pool_size', 2);
  return { mode, poolSize, strides: options.number('strides', poolSize), padding: options.text('padding', 'valid') };
}

/** The largest or mean value of each window along time. Steps added at the ends count for nothing. */
function emitOnnx(params: PoolingParams, context: LayerContext): EmittedLayer {
  const { builder, name, shapes } = context;
  const [timesteps = 0] = shapes[0] ?? [];
  const turned = { perm: ints(0, 2, 1) };
  const featuresFirst = builder.add('Transpose', `${name}/features_first`, [onlyInput(context)], turned);
  const pooled = builder.add(MODES[params.mode].operator, `${name}/pooled`, [featuresFirst], {
    kernel_shape: ints(params.poolSize),
    strides: ints(params.strides),
    pads: ints(...padsOf(windowOf(params), timesteps)),
  });
  return { out: builder.add('Transpose', name, [pooled], turned) };
}

/** The largest or mean value of each window; what is added around counts for nothing. PyTorch's own pools add alike on both sides. */
function torchPooling(step: LayerStep<PoolingParams>): TorchLayer {
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
