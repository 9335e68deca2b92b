import { isInRange } from '../graph/paramSchema';
import { OPTIMIZERS } from '../optimizers';
import type { OptimizerDefinition } from '../optimizers/defineOptimizer';
import { TRAINING_PARAMS, type TrainingSettings } from '../optimizers/trainingSettings';
import { makeProblem, type Problem } from '../problem/problem';
import type { ForeignOptimizer } from './foreignModel';
import { isObject } from '../problem/jsonChecks';
import { entryOf } from './keras/json';

/** Training settings that a file tells, and what it tells that Seqloom does not have. */
interface ImportedOptimizer {
  readonly settings: Partial<TrainingSettings>;
  readonly warnings: readonly Problem[];
}

/** What says nothing of how weights move, or counts only beside an option that is told itself. */
const IGNORED: ReadonlySet<string> = new Set([
  ...['name', 'trainable', 'dtype', 'islegacyoptimizer', 'jitcompile'],
  ...['emamomentum', 'emaoverwritefrequency', 'lossscalefactor'],
]);

/**
 * The optimizer that a model was compiled with, its learning rate and hyperparameters as settings, all by what the optimizers say
 * of themselves in Keras and tf.js. One that Seqloom does not have, or an option of it, is a warning.
 */
export function importOptimizer({ className, config }: ForeignOptimizer): ImportedOptimizer {
  // Keras writes `Custom>Adam` for a class of one's own, and for some of its own classes.
  const name = className.slice(className.lastIndexOf('>') + 1);
  const found = OPTIMIZERS.map(formsOf).find(({ classNames }) => classNames.has(plain(name)));
  if (!found) return { settings: {}, warnings: [warn('import.otherOptimizer', { optimizer: name })] };
  const told = new Map(Object.entries(config).map(([key, value]) => [plain(key), value]));
  const options = new Set<string>();
  const settings: Record<string, unknown> = { optimizer: found.optimizer.id };
  const take = (setting: keyof TrainingSettings, keys: readonly string[], unsaid: number): void => {
    const key = keys.find((one) => told.has(one));
    const value = key === undefined ? unsaid : asNumber(told.get(key));
    const schema = TRAINING_PARAMS[setting];
    if (value !== null && 'min' in schema && isInRange(value, schema)) settings[setting] = value;
    else if (key !== undefined) options.add(key);
    if (key !== undefined) told.delete(key);
  };
  const { defaults } = found.optimizer.keras;
  const rate = told.get('learningrate');
  if (isObject(rate)) {
    // A schedule: of the rate that it starts from, Seqloom makes a constant one.
    options.add('learningrate');
    told.set('learningrate', entryOf(rate.config, 'initial_learning_rate'));
  }
  take('learningRate', ['learningrate', 'lr'], defaults.learning_rate ?? 0.001);
  for (const [param, keys] of found.keys) take(param, keys.map(plain), defaults[keys[0] ?? ''] ?? 0);
  if (told.has('globalclipnorm')) {
    settings.clipNorm = asNumber(told.get('globalclipnorm')) ?? 0;
    told.delete('globalclipnorm');
  }
  for (const [key, value] of told) {
    const usual = found.fixed.get(key) ?? 0;
    const isUsual = typeof value === 'number' ? Math.abs(value - Number(usual)) <= 1e-6 * Number(usual) : !value;
    if (!isUsual && !IGNORED.has(key)) options.add(key);
  }
  const own = Object.keys(config).filter((key) => options.has(plain(key)));
  const values = { optimizer: name, options: own.join(', ') };
  return { settings, warnings: own.length > 0 ? [warn('import.optimizerOptions', values)] : [] };
}

const warn = (code: 'import.otherOptimizer' | 'import.optimizerOptions', values: Problem['values']): Problem =>
  makeProblem(code, values, { severity: 'warning' });

/** Names as they are the same in Python and in TypeScript. */
const plain = (name: string): string => name.replaceAll('_', '').toLowerCase();

/** A number as it was before it was rounded to 32 bits. */
function asNumber(value: unknown): number | null {
  if (typeof value !== 'number') return null;
  const short = Number(value.toPrecision(7));
  return Math.fround(short) === Math.fround(value) ? short : value;
}

/** How files write an optimizer. */
interface Forms {
  readonly optimizer: OptimizerDefinition;
  readonly classNames: ReadonlySet<string>;
  /** By setting, what it is called, in Keras first. */
  readonly keys: readonly (readonly [setting: keyof TrainingSettings, keys: readonly string[]])[];
  /** What else its configuration holds where it is as Seqloom's. */
  readonly fixed: ReadonlyMap<string, number | boolean>;
}

function formsOf(optimizer: OptimizerDefinition): Forms {
  const { keras, params } = optimizer;
  // Every hyperparameter is recognized by a value of its own in what the optimizer writes.
  const probes = Object.fromEntries(Object.keys(params).map((name, i) => [name, (i + 1) / 8]));
  const saved = optimizer.savedTfjs(probes);
  const written = [keras.args(probes), saved?.config ?? {}].flatMap((config) => Object.entries(config));
  return {
    optimizer,
    classNames: new Set([keras.className, saved?.className ?? keras.className].map(plain)),
    keys: Object.entries(probes).map(([name, probe]) => [
      name as keyof TrainingSettings,
      written.filter(([, value]) => value === probe).map(([key]) => key),
    ]),
    fixed: new Map(
      [
        ...Object.entries(keras.saved),
        ...written.filter(([, value]) => !Object.values(probes).includes(Number(value))),
      ].map(([key, value]) => [plain(key), value]),
    ),
  };
}
