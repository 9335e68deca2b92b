/** What can be wrong with a training run. */
export const RUN_PROBLEMS = {
  'training.setting': {
    message: '{{label}} must be {{expected}}, but is {{received}}.',
    hint: 'Enter {{expected}}.',
  },
  'training.diverged': {
    message:
      'Training stopped: the loss became {{value}} in epoch {{epoch}}, batch {{batch}}. Before that, the gradient norm reached {{norm}}.',
    hint: 'Lower the learning rate (now {{rate}}) or clip the gradient norm to 1. The best weights so far are kept.',
  },
  'training.nonFiniteData': {
    message:
      'Training stopped: the data contain a value that is not a finite number (batch {{batch}} of epoch {{epoch}}).',
    hint: 'Check the data for extreme values; a transform such as log return can produce them.',
  },
  'training.backend': {
    message: 'The backend {{backend}} did not start here: {{reason}}',
    hint: 'Choose another backend in the backend menu; “Automatic” picks one that works.',
  },
  'training.wrongEngine': {
    message: '{{layer}} would be trained incorrectly on {{backend}}.',
    hint: 'Choose another backend in the backend menu; “Automatic” picks one that computes it correctly.',
  },
  'training.crashed': {
    message: 'Training stopped: the backend {{backend}} ended unexpectedly ({{reason}}). What it had learned is lost.',
    hint: 'Your project is untouched. Train again; a smaller batch size or another backend in the backend menu needs less memory.',
  },
  'project.otherData': {
    message: '{{file}} is not the data that this project was saved with ({{data}}): its contents differ.',
    hint: 'Choose the file with the right contents, whatever its name; or start a new project from this one.',
  },
  'training.crashedKept': {
    message: 'Training stopped in epoch {{epoch}}: the backend {{backend}} ended unexpectedly ({{reason}}).',
    hint: 'A checkpoint was saved shortly before: resume from there. If it happens again, a smaller batch size or another backend needs less memory.',
  },
  'training.abandonedKept': {
    message: 'Training was ended in the middle of a batch of epoch {{epoch}}.',
    hint: 'A checkpoint was saved shortly before: resume from there, or discard it.',
  },
  'training.abandoned': {
    message: 'Training was ended in the middle of a batch, so what it had learned is lost.',
    hint: 'To keep the best weights so far, press Stop once and wait for the end of the batch.',
  },
} as const;
