/** Why an interrupted training cannot go on. */
export const CHECKPOINT_PROBLEMS = {
  'checkpoint.damaged': {
    message: 'What was kept of the interrupted training is damaged or incomplete.',
    hint: 'Train from the beginning.',
  },
  'checkpoint.otherVersion': {
    message: 'The interrupted training was kept by another version of Seqloom.',
    hint: 'Go on in that version, or train from the beginning.',
  },
  'checkpoint.model': {
    message: 'The interrupted training cannot go on: the model or the data have changed since.',
    hint: 'Undo those changes to go on, or train from the beginning.',
  },
  'checkpoint.settings': {
    message: 'The interrupted training cannot go on: the training settings have changed since.',
    hint: 'Set them as they were to go on, or train from the beginning.',
  },
  'checkpoint.backend': {
    message: 'The interrupted training ran on the engine {{expected}} and cannot go on on {{received}}.',
    hint: 'Choose {{expected}} in the compute menu to go on, or train from the beginning.',
  },
} as const;
