/** What can be wrong with states, masks, convolutions, merges and attention. */
export const LAYER_PROBLEMS = {
  'graph.stateWire': {
    message: '{{source}} cannot be connected to {{node}} like this: a state goes only into an initial state.',
    hint: 'Connect the last state of one recurrent layer to the initial state of another, and outputs to inputs.',
  },
  'shape.stateKind': {
    message: '{{node}} cannot start from the state of {{source}}: the two are recurrent layers of different kinds.',
    hint: 'Use the same kind of layer for both.',
  },
  'shape.stateUnits': {
    message: '{{node}} has {{units}} units, but the state of {{source}} that it starts from has {{received}}.',
    hint: 'Set the units of {{node}} to {{received}}.',
  },
  'shape.masked': {
    message: '{{source}} masks some of its timesteps, which {{node}} would not heed.',
    hint: 'Put {{node}} behind a recurrent layer that returns its last state, or take the mask away.',
  },
  'shape.maskedWithState': {
    message: '{{node}} starts from the state of {{source}} and reads a masked sequence; it cannot do both.',
    hint: 'Take away the mask of its input, or let it start from nothing.',
  },
  'shape.sequenceTooShort': {
    message: '{{node}} spans {{span}} timesteps, but {{source}} gives only {{length}}.',
    hint: 'Make it span fewer steps, or use a padding that fills up the ends.',
  },
  'shape.stridesAndDilation': {
    message: '{{node}} has both strides and a dilation rate above 1, which do not go together.',
    hint: 'Set one of them to 1.',
  },
  'shape.needsVector': {
    message: '{{node}} repeats a single vector, but {{source}} gives {{shape}}.',
    hint: 'Feed it a vector, such as the last state of a recurrent layer.',
  },
  'shape.mergeMismatch': {
    message: '{{node}} cannot join {{shapes}} value by value: all shapes must be equal.',
    hint: 'Make the inputs agree, for example with a Dense on one of them, or use Concatenate.',
  },
  'shape.attentionMismatch': {
    message: '{{node}} compares {{query}} with {{value}}: both must have the same number of features.',
    hint: 'Give the layers that feed it the same number of units.',
  },
} as const;
