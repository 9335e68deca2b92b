const REPLACE = 'Put layers that compute the same in its place, or remove it.';

/** What of a model from elsewhere could not be taken over as it was, and what stands in the way of using it. */
export const FOREIGN_LAYER_PROBLEMS = {
  'import.layerUnknown': {
    message: '{{node}} is of a class that Seqloom does not have: “{{layer}}” ({{place}}).',
    hint: REPLACE,
  },
  'import.layerOption': {
    message: '{{node}} ({{layer}}) has an option that Seqloom does not have: {{option}} ({{place}}).',
    hint: REPLACE,
  },
  'import.layerShared': {
    message: '{{node}} ({{layer}}) is used twice, and Seqloom has no layers that share weights ({{place}}).',
    hint: 'Give each use a layer of its own, which will learn weights of its own.',
  },
  'import.layerState': {
    message: '{{node}} ({{layer}}) has its state wired in a way that Seqloom does not have: {{option}} ({{place}}).',
    hint: 'A state can only go on into the initial state of a recurrent layer of the same kind.',
  },
  'import.layerInput': {
    message: '{{node}} is an input of the shape {{option}} ({{place}}), which is no window of the data.',
    hint: 'Put an Input in its place: it gives timesteps × features, or one code for each timestep.',
  },
  'import.trainingOnly': {
    message: '{{layer}} has {{option}} ({{place}}). That only counts in training; Seqloom trains without it.',
    hint: 'Predictions are the same.',
  },
  'import.stateful': {
    message: '{{layer}} keeps its state from one call to the next ({{place}}). Seqloom begins each window anew.',
    hint: 'Predictions are the same for windows that do not follow on each other.',
  },
  'import.anyLength': {
    message: '{{layer}} takes sequences of any length. Windows of {{timesteps}} steps are assumed.',
    hint: 'Set the lookback in the Data panel.',
  },
  'import.flattened': {
    message: '{{layer}} gives a value for each timestep. A Flatten was put behind it, so that a Target can judge it.',
    hint: 'The numbers are the same, step by step in one row.',
  },
  'import.otherLoss': {
    message: 'The model was trained with the loss “{{loss}}”. {{target}} uses {{used}} instead.',
    hint: 'Choose another loss in the Target if that suits better.',
  },
  'import.noWeights': {
    message: 'The file holds the architecture without weights: the model has learnt nothing yet.',
    hint: 'Open it together with its weights file, or train it.',
  },
  'import.keptWeights': {
    message: 'The weights of all other layers were taken over; predictions need every layer.',
    hint: 'Once the marked layers are replaced, train from the present weights.',
  },
  'import.windowSize': {
    message: 'The model was made for {{expected}} features in {{node}}, but {{received}} are chosen.',
    hint: 'Choose {{expected}} features in the Data panel to use its weights.',
  },
  'import.weightMisfit': {
    message: 'The weight {{weight}} has the shape {{received}}, but with these data the model needs {{expected}}.',
    hint: 'Choose data that the model was made for, or train from the beginning.',
  },
  'training.partlyNew': {
    message: '{{count}} of {{total}} weights start anew, because the present weights have none that fit: {{weights}}.',
    hint: 'Nothing to do, if those layers are new.',
  },
  'tensor.noWeights': {
    message: '{{project}} has no weights yet.',
    hint: 'Train it first, or import a model with its weights.',
  },
  'tensor.missing': {
    message: 'The input {{input}} is missing; it takes {{expected}}.',
    hint: 'Give one array for each of: {{inputs}}.',
  },
  'tensor.unknown': {
    message: 'The model has no input “{{input}}”.',
    hint: 'Its inputs are: {{inputs}}.',
  },
  'tensor.shape': {
    message: 'The input {{input}} takes {{expected}}, but the array is {{received}}.',
    hint: 'The first axis counts the windows; all others must be as the model expects.',
  },
  'tensor.count': {
    message: 'The array for {{input}} holds {{received}} windows, but that for {{first}} holds {{expected}}.',
    hint: 'Give the same number of windows to every input.',
  },
  'tensor.code': {
    message: 'The array for {{input}} holds {{received}}; codes are whole numbers from 0 to {{highest}}.',
    hint: 'Give the codes as the model learnt them.',
  },
} as const;
