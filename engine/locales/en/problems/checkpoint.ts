/** Why an interrupted training cannot go on. */
export const CHECKPOINT_PROBLEMS = {
  'checkpoint.damaged': {
    message: 'The checkpoint of the interrupted training is damaged or incomplete.',
    hint: 'Train from the beginning.',
  },
  'checkpoint.otherVersion': {
    message: 'The checkpoint of the interrupted training was saved by another version of Seqloom.',
    hint: 'Resume it in that version, or train from the beginning.',
  },
  'checkpoint.model': {
    message: 'The interrupted training cannot be resumed: the model or the data have changed since.',
    hint: 'Undo those changes to resume it, or train from the beginning.',
  },
  'checkpoint.settings': {
    message: 'The interrupted training cannot be resumed: the training settings have changed since.',
    hint: 'Restore the settings to resume it, or train from the beginning.',
  },
  'checkpoint.backend': {
    message: 'The interrupted training ran on the backend {{expected}} and cannot be resumed on {{received}}.',
    hint: 'Choose {{expected}} in the backend menu to resume it, or train from the beginning.',
  },
} as const;
