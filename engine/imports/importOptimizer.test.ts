import { describe, expect, it } from 'vitest';
import { compileConfig } from '../exports/kerasFile/writeKerasFile';
import { OPTIMIZERS } from '../optimizers';
import { DEFAULT_TRAINING, type TrainingSettings } from '../optimizers/trainingSettings';
import { messagesOf } from '../testing/english';
import { importOptimizer } from './importOptimizer';
import { readCompiled } from './keras/readCompiled';

const told = (className: string, config: Record<string, unknown> = {}) => importOptimizer({ className, config });

describe('an optimizer of another program', () => {
  it.each(OPTIMIZERS)('$id is read as it was written, in the words of Keras and of tf.js', (optimizer) => {
    const params = Object.fromEntries(Object.keys(optimizer.params).map((name, i) => [name, 0.3 + i / 16]));
    const settings: TrainingSettings = { ...DEFAULT_TRAINING, ...params, optimizer: optimizer.id, learningRate: 0.02 };
    const wanted = { optimizer: optimizer.id, learningRate: 0.02, ...params };
    const keras = readCompiled(JSON.parse(JSON.stringify(compileConfig(settings, []))));
    expect(keras.optimizer && importOptimizer(keras.optimizer)).toEqual({
      settings: { ...wanted, clipNorm: settings.clipNorm },
      warnings: [],
    });
    const saved = optimizer.savedTfjs(settings);
    if (!saved) return;
    const tfjs = { class_name: saved.className, config: { learningRate: 0.02, ...saved.config } };
    const read = readCompiled({ optimizer_config: tfjs });
    expect(read.optimizer && importOptimizer(read.optimizer)).toEqual({ settings: wanted, warnings: [] });
  });

  it('has what its own library takes where the file does not say it, in single precision too', () => {
    expect(told('SGD')).toEqual({ settings: { optimizer: 'sgd', learningRate: 0.01, momentum: 0 }, warnings: [] });
    expect(told('adam', { lr: Math.fround(0.003), beta_1: Math.fround(0.95), epsilon: Math.fround(1e-7) })).toEqual({
      settings: { optimizer: 'adam', learningRate: 0.003, beta1: 0.95, beta2: 0.999 },
      warnings: [],
    });
    expect(told('Custom>RMSProp', { rho: 0.8, decay: 0 }).settings).toMatchObject({ optimizer: 'rmsprop', rho: 0.8 });
    expect(readCompiled({ optimizer: 'rmsprop' }).optimizer).toEqual({ className: 'rmsprop', config: {} });
    expect(readCompiled(undefined)).toEqual({ loss: null, optimizer: null });
  });

  it('is named where Seqloom does not have it, and so is every option that changes how it learns', () => {
    const lion = told('Lion', { learning_rate: 0.1 });
    expect(lion.settings).toEqual({});
    expect(messagesOf(lion.warnings)).toEqual([
      'The model was trained with the optimizer Lion, which Seqloom does not have.',
    ]);
    const sgd = told('SGD', {
      learning_rate: 99,
      momentum: 0.5,
      nesterov: true,
      clipnorm: 2,
      use_ema: false,
      name: 'sgd',
    });
    expect(sgd.settings).toEqual({ optimizer: 'sgd', momentum: 0.5 });
    expect(messagesOf(sgd.warnings)).toEqual([
      'The file sets options of SGD that Seqloom does not have: learning_rate, nesterov, clipnorm.',
    ]);
    const schedule = { class_name: 'CosineDecay', config: { initial_learning_rate: 0.05, decay_steps: 10 } };
    const adam = told('Adam', { learning_rate: schedule, amsgrad: true, epsilon: 1e-3 });
    expect(adam.settings).toMatchObject({ optimizer: 'adam', learningRate: 0.05 });
    expect(messagesOf(adam.warnings)).toEqual([
      'The file sets options of Adam that Seqloom does not have: learning_rate, amsgrad, epsilon.',
    ]);
  });
});
