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
    hint: 'Give each use a layer of its own, which learns weights of its own.',
  },
  'import.layerState': {
    message:
      '{{node}} ({{layer}}) has its state connected in a way that Seqloom does not have: {{option}} ({{place}}).',
    hint: 'A state can only be connected to the initial state of a recurrent layer of the same type.',
  },
  'import.layerInput': {
    message: '{{node}} is an input of shape {{option}} ({{place}}), which is not a window of the data.',
    hint: 'Replace it with an Input: it gives timesteps × features, or one code for each timestep.',
  },
  'import.trainingOnly': {
    message: '{{layer}} has {{option}} ({{place}}). It only matters in training; Seqloom trains without it.',
    hint: 'Predictions are the same.',
  },
  'import.stateful': {
    message: '{{layer}} keeps its state from one call to the next ({{place}}). Seqloom starts each window from zero.',
    hint: 'Predictions are the same for windows that do not follow each other.',
  },
  'import.anyLength': {
    message:
      '{{layer}} takes sequences of any length. Windows of {{timesteps}} {{timesteps|one:step is|other:steps are}} assumed.',
    hint: 'Set the lookback in the Data panel.',
  },
  'import.flattened': {
    message:
      '{{layer}} gives a value for each timestep. A Flatten was added after it, so that it can be connected to a Target.',
    hint: 'The numbers are the same, in order of timesteps.',
  },
  'import.otherLoss': {
    message: 'The model was trained with the loss “{{loss}}”. {{target}} uses “{{used}}” instead.',
    hint: 'Choose another loss in the Target if it suits better.',
  },
  'import.noWeights': {
    message: 'The file contains the architecture without weights: the model has learned nothing yet.',
    hint: 'Open it together with its weights file, or train it.',
  },
  'import.keptWeights': {
    message: 'The weights of all other layers were imported; predictions need every layer.',
    hint: 'Once the marked layers are replaced, train from the current weights.',
  },
  'import.windowSize': {
    message:
      'The model was made for {{expected}} {{expected|one:feature|other:features}} in {{node}}, but {{received}} {{received|one:is|other:are}} chosen.',
    hint: 'Choose {{expected}} {{expected|one:feature|other:features}} in the Data panel to use its weights.',
  },
  'import.weightMisfit': {
    message: 'The weight {{weight}} has the shape {{received}}, but with these data the model needs {{expected}}.',
    hint: 'Choose data that the model was made for, or train from the beginning.',
  },
  'training.partlyNew': {
    message:
      '{{count}} of {{total}} {{total|one:weight|other:weights}} {{count|one:starts|other:start}} from scratch, because the current weights have none that fit: {{weights}}.',
    hint: 'Nothing to do if those layers are new.',
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
    message:
      'The array for {{input}} contains {{received}} {{received|one:window|other:windows}}, but that for {{first}} contains {{expected}}.',
    hint: 'Give the same number of windows to every input.',
  },
  'tensor.code': {
    message: 'The array for {{input}} contains {{received}}; codes are whole numbers from 0 to {{highest}}.',
    hint: 'Give the codes as the model learned them.',
  },
} as const;
