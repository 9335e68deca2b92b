/** What can be wrong with states, masks, convolutions, merges and attention. */
export const LAYER_PROBLEMS = {
  'graph.stateWire': {
    message:
      '{{source}} cannot be connected to {{node}} in this way: a state can only be connected to an initial state.',
    hint: 'Connect the last state of one recurrent layer to the initial state of another, and outputs to inputs.',
  },
  'shape.stateKind': {
    message: '{{node}} cannot start from the state of {{source}}: they are different types of recurrent layers.',
    hint: 'Use the same type of layer for both.',
  },
  'shape.stateUnits': {
    message:
      '{{node}} has {{units}} {{units|one:unit|other:units}}, but the state of {{source}} that it starts from has {{received}}.',
    hint: 'Set the units of {{node}} to {{received}}.',
  },
  'shape.masked': {
    message: '{{source}} masks some of its timesteps, but {{node}} would ignore the mask.',
    hint: 'Put {{node}} after a recurrent layer that returns its last state, or remove the mask.',
  },
  'shape.maskedWithState': {
    message: '{{node}} starts from the state of {{source}} and reads a masked sequence; it cannot do both.',
    hint: 'Remove the mask of its input, or the wire to its initial state.',
  },
  'shape.sequenceTooShort': {
    message: '{{node}} spans {{span}} {{span|one:timestep|other:timesteps}}, but {{source}} gives only {{length}}.',
    hint: 'Make it span fewer timesteps, or use a padding that extends the sequence.',
  },
  'shape.stridesAndDilation': {
    message: '{{node}} has both strides and a dilation rate above 1, which cannot be combined.',
    hint: 'Set one of them to 1.',
  },
  'shape.needsVector': {
    message: '{{node}} repeats a single vector, but {{source}} gives {{shape}}.',
    hint: 'Feed it a vector, such as the last state of a recurrent layer.',
  },
  'shape.mergeMismatch': {
    message: '{{node}} cannot merge {{shapes}} element by element: all shapes must be equal.',
    hint: 'Make the inputs agree, for example with a Dense layer on one of them, or use Concatenate.',
  },
  'shape.attentionMismatch': {
    message: '{{node}} compares {{query}} with {{value}}: both must have the same number of features.',
    hint: 'Give the layers that feed it the same number of units.',
  },
} as const;
