import type { TrainingSettings } from '../../optimizers/trainingSettings';
import { findOptimizer } from '../../optimizers';
import { findSchedule } from '../../optimizers/schedules';
import { pythonModule } from '../../emit/python/pythonText';
import { lines } from '../typescript/files/sections';

/** `schedule.py`: the learning rate of each training step, and for Keras the callback that sets it. */
export function scheduleFile(settings: TrainingSettings, framework: 'keras' | 'torch', validates: boolean): string {
  const { learningRate, epochs, warmupEpochs, schedule } = settings;
  const { constants, functions, share } = findSchedule(schedule).python(settings);
  const used = (name: string): boolean => new RegExp(`\\b${name}\\b`).test(share);
  const { ratedSlots } = findOptimizer(settings.optimizer).keras;
  // Nothing is there before the first step.
  const followRate = ratedSlots
    ? `        # Keras keeps these multiplied by the learning rate of the last step.
        for average in getattr(optimizer, "${ratedSlots}", []):
            average.assign(average * (rate / float(optimizer.learning_rate)))
`
    : '';
  const needsMath = share.includes('math.') || functions?.includes('math.') === true;
  return pythonModule(
    '"""The learning rate of each training step."""',
    ...(needsMath || framework === 'keras'
      ? [
          lines(
            needsMath && 'import math',
            framework === 'keras' && needsMath && '',
            framework === 'keras' && 'import keras',
          ),
        ]
      : []),
    lines(
      `LEARNING_RATE = ${learningRate}`,
      used('steps') && `EPOCHS = ${epochs}`,
      warmupEpochs > 0 && '# The learning rate grows in equal steps over these epochs (Goyal et al. 2017).',
      warmupEpochs > 0 && `WARM_UP_EPOCHS = ${warmupEpochs}`,
      ...constants,
    ),
    functions !== undefined && functions,
    lines(
      'def learning_rate(step: int, steps_per_epoch: int, losses: list[float]) -> float:',
      '    """Of a step counted from 0, after epochs that came to these losses."""',
      warmupEpochs > 0 && '    warm_up = WARM_UP_EPOCHS * steps_per_epoch',
      warmupEpochs > 0 && '    if step < warm_up:',
      warmupEpochs > 0 && '        return LEARNING_RATE * (step + 1) / warm_up',
      warmupEpochs > 0 && used('step') && '    step -= warm_up',
      warmupEpochs > 0 && used('losses') && '    losses = losses[WARM_UP_EPOCHS:]',
      used('steps') && `    steps = EPOCHS * steps_per_epoch${warmupEpochs > 0 ? ' - warm_up' : ''}`,
      `    share = ${share}`,
      '    return LEARNING_RATE * share',
    ),
    framework === 'keras' &&
      `class Schedule(keras.callbacks.Callback):
    """Sets the learning rate of each batch."""

    def __init__(self) -> None:
        super().__init__()
        self.losses: list[float] = []

    def on_train_batch_begin(self, batch: int, logs: dict | None = None) -> None:
        optimizer = self.model.optimizer
        step = int(keras.ops.convert_to_numpy(optimizer.iterations))
        rate = learning_rate(step, self.params["steps"], self.losses)
${followRate}        optimizer.learning_rate = rate

    def on_epoch_end(self, epoch: int, logs: dict | None = None) -> None:
        self.losses.append((logs or {})["${validates ? 'val_loss' : 'loss'}"])`,
  );
}
