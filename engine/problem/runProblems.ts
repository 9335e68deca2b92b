import type { ProblemText } from './problemText';

/** What can be wrong with a training run or a project file. */
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
  'training.crashed': {
    message: 'Training stopped: the engine {{backend}} ended by itself ({{reason}}). What it had learnt is lost.',
    hint: 'Your project is untouched. Train again; a smaller batch or another engine in the compute menu needs less memory.',
  },
  'training.abandoned': {
    message: 'Training was ended in the middle of a batch, so what it had learnt is lost.',
    hint: 'To keep the best weights so far, press Stop once and wait for the end of the batch.',
  },
  'project.notAProject': {
    message: '{{file}} is not a Seqloom project.',
    hint: 'Choose a file that ends in .seqloom. To start from a CSV, use “Start from a data file”.',
  },
  'project.truncated': {
    message: '{{file}} is damaged or incomplete: {{reason}}.',
    hint: 'Copy it again from where it came, or open an earlier copy.',
  },
  'project.newerVersion': {
    message: '{{file}} was saved by a newer Seqloom (file version {{received}}; this one reads up to {{supported}}).',
    hint: 'Update Seqloom, then open it again.',
  },
  'project.invalid': {
    message: '{{file}} is not a valid project: {{path}} {{reason}}.',
    hint: 'Open an earlier copy, or mend that place if the file was edited by hand.',
  },
  'project.tooLarge': {
    message: '{{file}} unpacks to more than {{limit}} MB.',
    hint: 'It is not opened, because it may be a trap. Ask where it came from.',
  },
  'project.noData': {
    message: '{{file}} names the data file {{data}}, which is not there.',
    hint: 'Put the data file back, or open another project.',
  },
  'project.notTrained': {
    message: 'The project {{file}} has no trained weights yet.',
    hint: 'Train it first: seqloom train PROJECT --out DIR.',
  },
  'project.weightsStale': {
    message: 'The trained weights do not fit the model as it is now: {{reason}}.',
    hint: 'Train again.',
  },
} as const satisfies Record<string, ProblemText>;
