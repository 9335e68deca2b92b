/** What can be wrong with a training run. */
export const TRAINING_PROBLEMS = {
  'training.setting': `{{label}} must be {{expected}}, but is {{received}}.
    Enter {{expected}}.`,
  'training.diverged': `Training stopped: the loss became {{value}} in epoch {{epoch}}, batch {{batch}}. Before that, the gradient norm reached {{norm}}.
    Lower the learning rate (now {{rate}}) or clip the gradient norm to 1. The best weights so far are kept.`,
  'training.nonFiniteData': `Training stopped: the data contain a value that is not a finite number (batch {{batch}} of epoch {{epoch}}).
    Check the data for extreme values; a transform such as log return can produce them.`,
  'training.backend': `The backend {{backend}} did not start here: {{reason}}
    Choose another backend in the backend menu; “Automatic” picks one that works.`,
  'training.wrongBackend': `{{layer}} would be trained incorrectly on {{backend}}.
    Choose another backend in the backend menu; “Automatic” picks one that computes it correctly.`,
  'training.crashed': `Training stopped: the backend {{backend}} ended unexpectedly ({{reason}}). What it had learned is lost.
    Your project is untouched. Train again; a smaller batch size or another backend in the backend menu needs less memory.`,
  'project.otherData': `{{file}} is not the data that this project was saved with ({{data}}): its contents differ.
    Choose the file with the right contents, whatever its name; or start a new project from this one.`,
  'training.crashedKept': `Training stopped in epoch {{epoch}}: the backend {{backend}} ended unexpectedly ({{reason}}).
    A checkpoint was saved shortly before: resume from there. If it happens again, a smaller batch size or another backend needs less memory.`,
  'training.abandonedKept': `Training was ended in the middle of a batch of epoch {{epoch}}.
    A checkpoint was saved shortly before: resume from there, or discard it.`,
  'training.abandoned': `Training was ended in the middle of a batch, so what it had learned is lost.
    To keep the best weights so far, press Stop once and wait for the end of the batch.`,
} as const;
