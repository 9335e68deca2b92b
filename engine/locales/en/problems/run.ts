/** What can be wrong with a training run. */
export const RUN_PROBLEMS = {
  'training.setting': {
    message: '{{label}} must be {{expected}}, but is {{received}}.',
    hint: 'Enter {{expected}}.',
  },
  'training.diverged': {
    message:
      'Training stopped: the loss became {{value}} in epoch {{epoch}}, batch {{batch}}. Before that, the gradient’s norm had reached {{norm}}.',
    hint: 'Lower the learning rate (now {{rate}}) or clip the gradient’s norm to 1. The best weights so far are kept.',
  },
  'training.nonFiniteData': {
    message:
      'Training stopped: the data holds a value that is not a finite number (batch {{batch}} of epoch {{epoch}}).',
    hint: 'Check the data for extreme values; a transform such as log return can produce them.',
  },
  'training.backend': {
    message: 'The engine {{backend}} did not start here: {{reason}}',
    hint: 'Choose another engine in the compute menu; “auto” picks one that works.',
  },
  'training.wrongEngine': {
    message: '{{layer}} would be trained wrongly on {{backend}}.',
    hint: 'Choose another engine in the compute menu; “auto” takes one that computes it rightly.',
  },
  'training.crashed': {
    message: 'Training stopped: the engine {{backend}} ended by itself ({{reason}}). What it had learnt is lost.',
    hint: 'Your project is untouched. Train again; a smaller batch or another engine in the compute menu needs less memory.',
  },
  'project.otherData': {
    message: '{{file}} is not the data that this project was saved with ({{data}}): its contents differ.',
    hint: 'Choose the file with the right contents, whatever its name; or start a new project from this one.',
  },
  'training.crashedKept': {
    message: 'Training stopped in epoch {{epoch}}: the engine {{backend}} ended by itself ({{reason}}).',
    hint: 'What it had learnt until then is kept: go on from there. If it ends again, a smaller batch or another engine needs less memory.',
  },
  'training.abandonedKept': {
    message: 'Training was ended in the middle of a batch of epoch {{epoch}}.',
    hint: 'What it had learnt shortly before is kept: go on from there, or discard it.',
  },
  'training.abandoned': {
    message: 'Training was ended in the middle of a batch, so what it had learnt is lost.',
    hint: 'To keep the best weights so far, press Stop once and wait for the end of the batch.',
  },
} as const;
