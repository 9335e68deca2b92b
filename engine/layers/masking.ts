import { specSize } from '../tensors/tensorSpec';
import { defineLayer } from './defineLayer';
import { inputSpec, refuseMask, refuseNonSequence } from './portSpecs';

/** Marks the timesteps that hold nothing, so that recurrent layers pass over them. */
export const masking = defineLayer({
  type: 'masking',
  family: 'shape',
  label: 'Masking',
  help: 'Lets recurrent layers pass over timesteps that hold nothing.',
  params: {
    maskValue: {
      kind: 'number',
      default: 0,
      min: -1_000_000,
      max: 1_000_000,
      step: 1,
      label: 'Mask value',
      help: 'A timestep whose features all have this value is passed over.',
    },
  },
  summarize: (params) => [{ code: 'maskValue', values: { value: params.maskValue } }],
  infer: (_params, inputs, context) => {
    const spec = inputSpec(inputs);
    const problem = refuseNonSequence(spec, context) ?? refuseMask(spec, context);
    if (problem) return { problems: [problem] };
    return { outputs: { out: { ...spec, masked: true } }, problems: [] };
  },
  countFlops: (_params, inputs) => specSize(inputSpec(inputs)),
  toTfjs: (params, name) => ({ factory: 'masking', args: { maskValue: params.maskValue, name } }),
  documentation: {
    text: 'For sequences of unequal lengths that were filled up to one length. A recurrent layer carries its state past a masked step and repeats its output. The value is looked for in what the layer receives, which is scaled as the data is.',
    formula: ['m_t = any(x_t ≠ value)', 'y_t = m_t∗x_t'],
  },
});
