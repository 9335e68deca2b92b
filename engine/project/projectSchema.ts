import type { ParamSchema } from '../graph/paramSchema';
import { TRAINING_PARAMS, type TrainingSettings } from '../optimizers/trainingSettings';
import { TASKS, type TaskChoice } from '../tasks';
import type { Phrase } from '../text/phrase';
import {
  anyBoolean,
  anyNumber,
  byKind,
  byName,
  type Check,
  type Checked,
  exactly,
  foreignObject,
  listOf,
  MAX_NAMES,
  MAX_SETTING,
  names,
  nullOr,
  objectOf,
  oneOf,
  setting,
  simple,
  shortText as text,
  textLike,
  textUpTo,
  wholeUpTo,
  withOptional,
} from '../problem/jsonChecks';
import { readingSchema } from './readingSchema';
import { isPlainFileName } from './assetName';
import {
  MAX_ASSETS,
  MAX_CATEGORIES,
  MAX_EDGES,
  MAX_EPOCHS_KEPT,
  MAX_GROUPS,
  MAX_JSON_BYTES,
  MAX_NODES,
  MAX_RUN_EPOCHS,
  MAX_RUNS,
  MAX_UNPACKED_BYTES,
} from './limits';
import { comparableName } from './zip/entryName';

/** The version that this Seqloom writes. */
export const PROJECT_VERSION = 4;

const sha256 = textLike(/^[0-9a-f]{64}$/, { code: 'json.sha256' });
const fileName: Check<string> = {
  run: (value, found) => {
    if (typeof value !== 'string' || !isPlainFileName(value)) found.add({ code: 'json.fileName' });
  },
};

/** The places of the keys that stand among the earlier ones already. */
function repeated(keys: readonly string[]): number[] {
  const seen = new Set<string>();
  return keys.flatMap((key, i) => {
    if (seen.has(key)) return [i];
    seen.add(key);
    return [];
  });
}

type ParamValue = number | boolean | string | readonly string[];
const paramValue = byKind<ParamValue>(
  { code: 'json.paramValue' },
  { number: anyNumber, boolean: anyBoolean, string: text, array: names },
);
const portRef = objectOf({ node: text, port: text });

const graph = objectOf(
  {
    nodes: listOf(objectOf({ id: text, type: text, name: text, params: byName(paramValue) }), MAX_NODES),
    edges: listOf(objectOf({ id: text, from: portRef, to: portRef }), MAX_EDGES),
  },
  ({ nodes, edges }, add) => {
    for (const [list, items] of Object.entries({ nodes, edges })) {
      for (const i of repeated(items.map(({ id }) => id))) add({ code: 'json.twice' }, list, i, 'id');
    }
  },
);

const groups = listOf(
  objectOf({ id: text, name: text, members: listOf(text, MAX_NODES), ports: listOf(portRef, MAX_NODES) }),
  MAX_GROUPS,
);

/** The recipe is checked as its task says; of a task that is not known, nothing is. */
const task: Check<TaskChoice> = {
  run: (value, found) => {
    const known = TASKS.find(({ id }) => id === (value as { id?: unknown } | null)?.id);
    const id = oneOf(...TASKS.map((one) => one.id));
    (known ? objectOf({ id, recipe: known.schema }) : objectOf({ id, recipe: foreignObject })).run(value, found);
  },
};

const spec = {
  name: text,
  kind: oneOf('number', 'category'),
  shape: listOf(wholeUpTo(MAX_SETTING), 8),
  axes: listOf(oneOf('time', 'ahead'), 8),
};
const expects = objectOf({
  inputs: listOf(withOptional(spec, { cardinality: wholeUpTo(MAX_SETTING), masked: anyBoolean }), MAX_NAMES),
  targets: listOf(withOptional(spec, { classes: names, masked: anyBoolean }), MAX_NAMES),
});

const asset = withOptional(
  {
    name: fileName,
    kind: exactly('table'),
    bytes: nullOr(wholeUpTo(Number.MAX_SAFE_INTEGER)),
    sha256: nullOr(sha256),
  },
  { reading: readingSchema },
);

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
  metrics: byName(anyNumber, 100),
  seconds: anyNumber,
  sequencesPerSecond: anyNumber,
});
const trainingEnd = oneOf('completed', 'earlyStopped', 'stopped', 'diverged');

/** What a scaled value is multiplied with: 0 would make every forecast the same, or none. */
const scaleNumber = simple<number>(
  { code: 'json.notZero' },
  (value) => Number.isFinite(value) && value !== 0 && Number.isFinite(1 / (value as number)),
);

const trained = objectOf({
  topology: foreignObject,
  weightSpecs: listOf(
    objectOf({ name: text, shape: listOf(wholeUpTo(MAX_UNPACKED_BYTES / 4), 8), dtype: exactly('float32') }),
    4 * MAX_NODES,
  ),
  scalers: byName(objectOf({ offset: anyNumber, scale: scaleNumber })),
  vocabularies: byName(listOf(textUpTo(MAX_JSON_BYTES), MAX_CATEGORIES)),
  history: listOf(epochRecord, MAX_EPOCHS_KEPT),
  end: trainingEnd,
  bestEpoch: setting,
  backend: text,
  fingerprint: text,
});

const phraseValue = byKind<string | number>({ code: 'json.numberOrText' }, { number: anyNumber, string: text });
/** Its code is one of the languages', which a file of a newer version may not have; it is then shown as it stands. */
const phrase = withOptional({ code: text }, { values: byName(phraseValue, 20) }) as Check<Phrase>;
const metrics = byName(anyNumber, 100);

const runTarget = objectOf({
  name: text,
  kind: oneOf('number', 'category'),
  unit: text,
  sampleCount: setting,
  steps: setting,
  metrics,
  baseline: nullOr(objectOf({ id: text, name: phrase, metrics, betterBy: nullOr(anyNumber) })),
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
    groups,
    task,
    expects: nullOr(expects),
    training,
    assets: listOf(asset, MAX_ASSETS),
    assetsInside: anyBoolean,
    trained: nullOr(trained),
    runs: listOf(run, MAX_RUNS),
  },
  ({ graph: { nodes }, groups: folded, assets, assetsInside }, add) => {
    const known = new Set(nodes.map(({ id }) => id));
    const grouped = new Set<string>();
    folded.forEach(({ members, ports }, i) => {
      members.forEach((id, k) => {
        if (!known.has(id)) add({ code: 'json.noNode' }, 'groups', i, 'members', k);
        if (grouped.has(id)) add({ code: 'json.groupedTwice' }, 'groups', i, 'members', k);
        grouped.add(id);
      });
      ports.forEach(({ node }, k) => {
        if (!members.includes(node)) add({ code: 'json.noMember' }, 'groups', i, 'ports', k, 'node');
      });
    });
    for (const i of repeated(folded.map(({ id }) => id))) add({ code: 'json.twice' }, 'groups', i, 'id');
    const fileNames = assets.map(({ name }) => comparableName(name));
    for (const i of repeated(fileNames)) add({ code: 'json.twice' }, 'assets', i, 'name');
    if (assetsInside) return;
    assets.forEach(({ bytes, sha256: hash }, i) => {
      if (bytes === null) add({ code: 'json.outside' }, 'assets', i, 'bytes');
      if (hash === null) add({ code: 'json.outside' }, 'assets', i, 'sha256');
    });
  },
);

/** The parsed form of `project.json`. */
export type ProjectJson = Checked<typeof projectSchema>;
