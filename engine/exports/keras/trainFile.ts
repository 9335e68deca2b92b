import type { ExportPlan } from '../typescript/exportPlan';
import { lines } from '../typescript/files/sections';
import { traitsOf } from '../typescript/files/traits';
import { hasConstantRate } from '../../optimizers/schedules/learningRate';
import { pythonModule } from '../../emit/python/pythonText';

/** `train.py`: the program that trains the model anew, with the project's settings. */
export function trainFile(plan: ExportPlan): string {
  const { training, inputs, outputs } = plan;
  const { hasValidation } = traitsOf(plan);
  const { patience, minDelta } = training;
  const schedules = !hasConstantRate(training);
  const pair = (part: string): string => {
    const x = inputs.length === 1 ? `[x_${part}]` : `x_${part}`;
    return `${x}, ${outputs.length === 1 ? `[y_${part}]` : `y_${part}`}`;
  };
  return pythonModule(
    '"""Trains the model anew and saves it, with what belongs to it, in model/."""',
    lines(
      'import math',
      'import sys',
      '',
      'import keras',
      'import numpy as np',
      '',
      'from data import (',
      '    DATA_FILE,',
      '    MODEL_FOLDER,',
      '    Prepared,',
      '    input_windows,',
      '    prepare,',
      '    read_table,',
      '    save_fitted,',
      '    split_rows,',
      '    target_windows,',
      '    window_starts,',
      ')',
      'from model import build_model',
      schedules && 'from schedule import Schedule',
    ),
    lines(
      `SEED = ${training.seed}`,
      `EPOCHS = ${training.epochs}`,
      `BATCH_SIZE = ${training.batchSize}`,
      patience > 0 && '# Training ends after this many epochs that were not better.',
      patience > 0 && `PATIENCE = ${patience}`,
      minDelta > 0 && '# An epoch is better when its loss is lower by more than this.',
      minDelta > 0 && `MIN_DELTA = ${minDelta}`,
    ),
    lines(
      'def main() -> None:',
      '    # First weights, dropout and the order of the windows are the same in each training.',
      '    keras.utils.set_random_seed(SEED)',
      '    prepared = prepare(read_table(DATA_FILE))',
      '    parts = split_rows(prepared.row_count)',
      `    ${pair('train')} = windows(prepared, parts["train"])`,
      hasValidation && `    ${pair('validation')} = windows(prepared, parts["validation"])`,
      '    model = build_model()',
      '    model.summary()',
      '    # The weights of the best epoch are kept, not those of the last one.',
      '    best = keras.callbacks.EarlyStopping(',
      `        monitor="${hasValidation ? 'val_loss' : 'loss'}",`,
      '        mode="min",',
      minDelta > 0 && '        min_delta=MIN_DELTA,',
      `        patience=${patience > 0 ? 'PATIENCE' : 'EPOCHS'},`,
      '        restore_best_weights=True,',
      '    )',
      '    history = model.fit(',
      '        x_train,',
      '        y_train,',
      '        epochs=EPOCHS,',
      '        batch_size=BATCH_SIZE,',
      hasValidation && '        validation_data=(x_validation, y_validation),',
      `        callbacks=[best, ${schedules ? 'Schedule(), ' : ''}keras.callbacks.TerminateOnNaN()],`,
      !training.shuffle && '        shuffle=False,',
      '        verbose=2,',
      '    )',
      '    if not math.isfinite(history.history["loss"][-1]):',
      '        sys.exit("The loss is no longer a number. Try a lower learning rate.")',
      '    save_fitted(prepared.fitted)',
      '    model.save(MODEL_FOLDER / "model.keras")',
      '    print(f"Saved the weights of epoch {best.best_epoch + 1} to model/.")',
    ),
    `def windows(
    prepared: Prepared, part: range
) -> tuple[list[np.ndarray], list[np.ndarray]]:
    """What the model sees and what it should predict, for every window of a part."""
    starts = window_starts(part)
    return input_windows(prepared, starts), target_windows(prepared, starts)`,
    `if __name__ == "__main__":
    main()`,
  );
}
