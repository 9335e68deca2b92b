import type { ParamSchema } from '../graph/paramSchema';
import { TRAINING_PARAMS, type TrainingSettings } from '../optimizers/trainingSettings';
import type { WindowColumns } from '../tasks/forecasting/windowSignature';
import type { Phrase } from '../text/phrase';
import { isPlainFileName } from './dataFileName';
import {
  anyBoolean,
  anyNumber,
  byKind,
  type Check,
  type Checked,
  exactly,
  foreignObject,
  listOf,
  nullOr,
  numberUpTo,
  objectOf,
  oneOf,
  recordOf,
  textLike,
  textUpTo,
  wholeUpTo,
} from './jsonChecks';
import {
  MAX_CATEGORIES,
  MAX_EDGES,
  MAX_EPOCHS_KEPT,
  MAX_JSON_BYTES,
  MAX_NAMES,
  MAX_NODES,
  MAX_RUN_EPOCHS,
  MAX_RUNS,
  MAX_SETTING,
  MAX_TEXT,
  MAX_UNPACKED_BYTES,
} from './limits';

/** The version that this Seqloom writes. */
export const PROJECT_VERSION = 3;

const text = textUpTo(MAX_TEXT);
const setting = numberUpTo(MAX_SETTING);
const names = listOf(text, MAX_NAMES);
const byName = <T>(check: Check<T>, most = MAX_NAMES) => recordOf(check, most, MAX_TEXT);
const sha256 = textLike(/^[0-9a-f]{64}$/, { code: 'json.sha256' });
const fileName: Check<string> = {
  run: (value, found) => {
    if (typeof value !== 'string' || !isPlainFileName(value)) found.add({ code: 'json.fileName' });
  },
};

type ParamValue = number | boolean | string | readonly string[];
const paramValue = byKind<ParamValue>(
  { code: 'json.paramValue' },
  {
    number: anyNumber,
    boolean: anyBoolean,
    string: text,
    array: names,
  },
);
const portRef = objectOf({ node: text, port: text });

const graph = objectOf(
  {
    nodes: listOf(objectOf({ id: text, type: text, name: text, params: byName(paramValue) }), MAX_NODES),
    edges: listOf(objectOf({ id: text, from: portRef, to: portRef }), MAX_EDGES),
  },
  ({ nodes, edges }, add) => {
    for (const [list, items] of Object.entries({ nodes, edges })) {
      const seen = new Set<string>();
      items.forEach(({ id }, i) => {
        if (seen.has(id)) add({ code: 'json.twice' }, list, i, 'id');
        seen.add(id);
      });
    }
  },
);

const recipe = objectOf({
  time: nullOr(text),
  features: names,
  targets: names,
  calendar: listOf(oneOf('hourOfDay', 'dayOfWeek', 'dayOfYear'), 20),
  transforms: byName(oneOf('none', 'difference', 'logReturn')),
  units: byName(text),
  lookback: setting,
  horizon: setting,
  scaling: oneOf('standard', 'minMax', 'none'),
  split: objectOf({ train: setting, validation: setting }),
  seasons: listOf(setting, 20),
});

/** An optional key is either there or not, so the two kinds of column are checked as what they say they are. */
const column = (extra: string, check: Check<unknown>): Check<unknown> => ({
  run: (value, found) => {
    const isCategory = typeof value === 'object' && value !== null && (value as { kind?: unknown }).kind === 'category';
    const kind = oneOf('number', 'category');
    const shape = isCategory ? objectOf({ name: text, kind, [extra]: check }) : objectOf({ name: text, kind });
    shape.run(value, found);
  },
});

const expects = objectOf({
  lookback: wholeUpTo(MAX_SETTING),
  horizon: wholeUpTo(MAX_SETTING),
  features: listOf(
    column('cardinality', wholeUpTo(MAX_SETTING)) as Check<WindowColumns['features'][number]>,
    MAX_NAMES,
  ),
  targets: listOf(column('classes', names) as Check<WindowColumns['targets'][number]>, MAX_NAMES),
});

/** A number, a choice or a switch, as its schema has it; whether a number is in its range is told when it is used. */
function settingCheck(schema: ParamSchema): Check<unknown> {
  if (schema.kind === 'boolean') return anyBoolean;
  return schema.kind === 'choice' ? oneOf(...schema.options) : setting;
}

const training = objectOf(
  Object.fromEntries(Object.entries(TRAINING_PARAMS).map(([name, schema]) => [name, settingCheck(schema)])),
) as Check<TrainingSettings>;

const epochRecord = objectOf({
  epoch: setting,
  loss: anyNumber,
  valLoss: nullOr(anyNumber),
  metrics: byName(anyNumber),
  seconds: anyNumber,
  sequencesPerSecond: anyNumber,
});
const trainingEnd = oneOf('completed', 'earlyStopped', 'stopped', 'diverged');

const trained = objectOf({
  topology: foreignObject,
  weightSpecs: listOf(
    objectOf({
      name: text,
      shape: listOf(wholeUpTo(MAX_UNPACKED_BYTES / 4), 8),
      dtype: exactly('float32'),
    }),
    4 * MAX_NODES,
  ),
  scalers: byName(objectOf({ offset: anyNumber, scale: anyNumber })),
  vocabularies: byName(listOf(textUpTo(MAX_JSON_BYTES), MAX_CATEGORIES)),
  history: listOf(epochRecord, MAX_EPOCHS_KEPT),
  end: trainingEnd,
  bestEpoch: setting,
  backend: text,
  fingerprint: text,
});

const measured = nullOr(anyNumber);
const figures = { mae: measured, rmse: measured, accuracy: measured };
const phraseValue = byKind<string | number>({ code: 'json.numberOrText' }, { number: anyNumber, string: text });
/** A phrase without values does not have the key, so it is checked as either form. */
const phrase: Check<Phrase> = {
  run: (value, found) => {
    const hasValues = typeof value === 'object' && value !== null && Object.hasOwn(value, 'values');
    const check = hasValues ? objectOf({ code: text, values: byName(phraseValue, 20) }) : objectOf({ code: text });
    check.run(value, found);
  },
};

const runTarget = objectOf({
  column: text,
  kind: oneOf('number', 'category'),
  unit: text,
  windowCount: setting,
  horizon: setting,
  ...figures,
  baseline: nullOr(objectOf({ name: text, phrase, ...figures, skill: measured })),
  copiesLastValue: anyBoolean,
});

const run = objectOf({
  id: text,
  startedAtMs: setting,
  seconds: setting,
  settings: training,
  fingerprint: text,
  dataHash: nullOr(sha256),
  parameterCount: setting,
  backend: text,
  end: trainingEnd,
  bestEpoch: setting,
  epochCount: setting,
  epochs: listOf(epochRecord, MAX_RUN_EPOCHS),
  targets: listOf(runTarget, MAX_NAMES),
});

/** `project.json` of the current version: everything but the bytes of data and weights. */
export const projectSchema = objectOf(
  {
    format: exactly('seqloom'),
    version: exactly(PROJECT_VERSION),
    name: text,
    graph,
    layout: byName(objectOf({ x: setting, y: setting })),
    recipe,
    expects: nullOr(expects),
    training,
    dataFile: nullOr(fileName),
    dataHash: nullOr(sha256),
    dataSize: nullOr(wholeUpTo(Number.MAX_SAFE_INTEGER)),
    dataInside: anyBoolean,
    trained: nullOr(trained),
    runs: listOf(run, MAX_RUNS),
  },
  ({ dataFile, dataInside, dataHash, dataSize }, add) => {
    if (dataFile === null || dataInside) return;
    if (dataHash === null) add({ code: 'json.outside' }, 'dataHash');
    if (dataSize === null) add({ code: 'json.outside' }, 'dataSize');
  },
);

/** The parsed form of `project.json`. */
export type ProjectJson = Checked<typeof projectSchema>;
