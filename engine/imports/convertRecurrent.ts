import type { ParamValue } from '../graph/graph';
import { ForeignOptions, innerLayer, Unsupported } from './foreignOptions';

type Params = Record<string, ParamValue>;

/** What a recurrent layer is read with. */
interface RecurrentContext {
  readonly kerasVersion: 2 | 3;
}

const TYPES: Readonly<Record<string, string>> = {
  LSTM: 'lstm',
  GRU: 'gru',
  SimpleRNN: 'simpleRnn',
  CuDNNLSTM: 'lstm',
  CuDNNGRU: 'gru',
};

/** The recurrent classes that Seqloom has. Those for cuDNN compute the same with another layout of their weights. */
export const RECURRENT_CLASSES: readonly string[] = Object.keys(TYPES);

/** Reads a recurrent layer that runs in one direction. */
export function convertRecurrent(
  className: string,
  options: ForeignOptions,
  { kerasVersion }: RecurrentContext,
): readonly [string, Params] {
  const type = TYPES[className] as string;
  options.only('time_major', false);
  // `zero_output_for_mask`, which Keras sets within every Bidirectional, says what stands at masked steps. No layer of Seqloom
  // looks at those: the ones that take a mask pass over them, all others are refused behind it.
  const params: Params = {
    units: options.number('units'),
    output: options.flag('return_sequences', false) ? 'sequences' : 'last',
    dropout: options.number('dropout', 0),
    recurrentDropout: options.number('recurrent_dropout', 0),
    activation: options.activation('activation', type, 'activation', 'tanh', kerasVersion),
    useBias: options.flag('use_bias', true),
    goBackwards: options.flag('go_backwards', false),
  };
  if (type === 'simpleRnn') return [type, params];
  const isCudnn = className.startsWith('CuDNN');
  // Files that leave it out are of Keras 1 and tf.js, whose default this was.
  const gates = isCudnn || options.value('recurrent_activation') !== undefined ? 'sigmoid' : 'hard_sigmoid';
  params.recurrentActivation = options.activation(
    'recurrent_activation',
    type,
    'recurrentActivation',
    gates,
    kerasVersion,
  );
  if (type === 'gru') params.resetAfter = isCudnn || options.flag('reset_after', false);
  else params.unitForgetBias = options.flag('unit_forget_bias', true);
  return [type, params];
}

/** What both directions of a Bidirectional share with the defaults of Seqloom's. */
const FIXED: Readonly<Record<string, readonly [option: string, value: ParamValue]>> = {
  activation: ['activation', 'tanh'],
  recurrentActivation: ['recurrent_activation', 'sigmoid'],
  useBias: ['use_bias', true],
  goBackwards: ['go_backwards', false],
};

/** Reads a layer that runs in both directions. */
export function convertBidirectional(options: ForeignOptions, context: RecurrentContext): readonly [string, Params] {
  const inner = innerLayer({ layer: options.value('layer') });
  if (!inner || !Object.hasOwn(TYPES, inner.className)) {
    throw new Unsupported('option', `layer = ${inner?.className ?? '?'}`);
  }
  checkBackward(options, inner);
  const own = new ForeignOptions(inner.config);
  const [cell, params] = convertRecurrent(inner.className, own, context);
  for (const [name, [option, value]] of Object.entries(FIXED)) {
    if (Object.hasOwn(params, name) && params[name] !== value) own.refuse(option);
  }
  const merge = options.value('merge_mode');
  if (typeof merge !== 'string') return options.refuse('merge_mode');
  options.trainingOnly.push(...own.trainingOnly);
  const { units, output, dropout, recurrentDropout, resetAfter } = params as Record<string, ParamValue>;
  return [
    'bidirectional',
    {
      cell,
      units: units as ParamValue,
      output: output as ParamValue,
      dropout: dropout as ParamValue,
      recurrentDropout: recurrentDropout as ParamValue,
      ...(cell === 'gru' && { resetAfter: resetAfter as ParamValue }),
      merge,
    },
  ];
}

/** Options of the backward layer that must be those of the forward one. */
const SAME = ['units', 'activation', 'recurrent_activation', 'use_bias', 'return_sequences', 'reset_after'];

function checkBackward(
  options: ForeignOptions,
  inner: { readonly className: string; readonly config: Readonly<Record<string, unknown>> },
): void {
  const backward = innerLayer({ layer: options.value('backward_layer') });
  if (!backward) return;
  const differs = SAME.find((name) => inner.config[name] !== backward.config[name]);
  if (backward.className !== inner.className || differs) {
    throw new Unsupported('option', `backward_layer.${differs ?? 'class_name'}`);
  }
}
