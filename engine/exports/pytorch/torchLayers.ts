import type { PlannedStep } from '../../plan/modelPlan';
import type { LayerFactory } from '../../layers/layerCall';
import { transposed } from '../../emit/torch/tensorLayouts';
import { activated } from '../../emit/torch/torchActivations';
import { averagePooling1dLayer, conv1dLayer, maxPooling1dLayer } from './torchConvolution';
import { argText, expression, inputWidth, moduleLayer, size, type TorchLayer } from '../../emit/torch/torchLayer';
import { bidirectionalLayer, recurrentLayer } from './torchRecurrent';

/** What each layer of the catalogue is in PyTorch; the compiler demands an entry for every one. */
const LAYERS = {
  lstm: recurrentLayer,
  gru: recurrentLayer,
  simpleRNN: recurrentLayer,
  bidirectional: bidirectionalLayer,
  dense: denseLayer,
  dropout: ({ call }) => moduleLayer(`nn.Dropout(${argText(call.args.rate)})`, undefined, { mask: 'passes' }),
  embedding: embeddingLayer,
  flatten: () => expression(([x = '']) => `torch.flatten(${x}, 1)`),
  concatenate: ({ call }) =>
    expression((inputs) => `torch.cat((${inputs.join(', ')}), dim=${argText(call.args.axis, '-1')})`),
  conv1d: conv1dLayer,
  maxPooling1d: maxPooling1dLayer,
  averagePooling1d: averagePooling1dLayer,
  globalMaxPooling1d: () => expression(([x = '']) => `${x}.amax(dim=1)`),
  globalAveragePooling1d: () => expression(([x = '']) => `${x}.mean(dim=1)`),
  repeatVector: ({ call }) => expression(([x = '']) => `${x}.unsqueeze(1).expand(-1, ${argText(call.args.n)}, -1)`),
  masking: maskingLayer,
  layerNormalization: layerNormalizationLayer,
  activation: ({ call }) => expression(([x = '']) => activated(argText(call.args.activation, 'linear'), x), 'passes'),
  add: () => expression((inputs) => inputs.join(' + ')),
  multiply: () => expression((inputs) => inputs.join(' * ')),
  average: () => expression((inputs) => `(${inputs.join(' + ')}) / ${inputs.length}`),
  maximum: () => expression((inputs) => inputs.reduce((a, b) => `torch.maximum(${a}, ${b})`)),
  minimum: () => expression((inputs) => inputs.reduce((a, b) => `torch.minimum(${a}, ${b})`)),
  attention: attentionLayer,
} as const satisfies Readonly<Record<LayerFactory, (step: PlannedStep) => TorchLayer>>;

/** What a step of the model is in PyTorch. */
export function torchLayer(step: PlannedStep): TorchLayer {
  return LAYERS[step.call.factory](step);
}

function denseLayer(step: PlannedStep): TorchLayer {
  const { units, activation, useBias } = step.call.args;
  const bias = useBias !== false;
  return moduleLayer(
    `nn.Linear(${size(inputWidth(step))}, ${argText(units)}${bias ? '' : ', bias=False'})`,
    (self, input) => activated(argText(activation, 'linear'), `${self}(${input})`),
    {
      mask: 'passes',
      weights: (read) => [
        { name: 'weight', ...transposed(read('kernel')) },
        ...(bias ? [{ name: 'bias', ...read('bias') }] : []),
      ],
    },
  );
}

function embeddingLayer({ call: { args } }: PlannedStep): TorchLayer {
  const masks = args.maskZero === true;
  return {
    modules: [{ suffix: '', code: `nn.Embedding(${argText(args.inputDim)}, ${argText(args.outputDim)})` }],
    forward: ({ self, inputs: [codes = ''], outMask }) => ({
      before: masks ? [`${outMask} = ${codes} != 0`] : [],
      value: `${self()}(${codes})`,
    }),
    mask: masks ? 'makes' : 'none',
    weights: (read) => [{ name: 'weight', ...read('embeddings') }],
  };
}

/** Steps whose features all have the mask value do not count, and are set to zero. */
function maskingLayer({ call }: PlannedStep): TorchLayer {
  return {
    modules: [],
    forward: ({ inputs: [x = ''], outMask }) => ({
      before: [`${outMask} = (${x} != ${argText(call.args.maskValue, '0')}).any(dim=-1)`],
      value: `${x} * ${outMask}.unsqueeze(-1)`,
    }),
    mask: 'makes',
    weights: () => [],
  };
}

function layerNormalizationLayer(step: PlannedStep): TorchLayer {
  const epsilon = argText(step.call.args.epsilon, '0.001');
  return moduleLayer(`nn.LayerNorm(${size(inputWidth(step))}, eps=${epsilon})`, undefined, {
    mask: 'passes',
    weights: (read) => [
      { name: 'weight', ...read('gamma') },
      { name: 'bias', ...read('beta') },
    ],
  });
}

/** Attention of Luong et al. 2015: softmax(Q·Vᵀ)·V, without PyTorch's division by √d. */
function attentionLayer({ call }: PlannedStep): TorchLayer {
  const scaled = call.args.useScale === true;
  return {
    modules: scaled ? [{ suffix: 'scale', code: 'nn.Parameter(torch.ones(()))' }] : [],
    forward: ({ self, inputs: [query = '', value = ''] }) => ({
      before: [],
      value: `F.scaled_dot_product_attention(${scaled ? `${self('scale')} * ` : ''}${query}, ${value}, ${value}, scale=1.0)`,
    }),
    mask: 'none',
    weights: (read) => (scaled ? [{ suffix: 'scale', name: '', ...read('scale') }] : []),
  };
}
