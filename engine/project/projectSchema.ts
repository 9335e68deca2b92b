import { z } from 'zod';

// The app's security policy forbids evaluating strings, which zod would otherwise try for speed.
z.config({ jitless: true });

/** The version that this Seqloom writes. */
export const PROJECT_VERSION = 1;

const MAX_NODES = 5000;
const MAX_TEXT = 2000;
const text = z.string().max(MAX_TEXT);
const finite = z.number();
const names = z.array(text).max(10_000);

const paramValue = z.union([finite, z.boolean(), text, names]);
const portRef = z.strictObject({ node: text, port: text });

const graph = z.strictObject({
  nodes: z
    .array(z.strictObject({ id: text, type: text, name: text, params: z.record(text, paramValue) }))
    .max(MAX_NODES),
  edges: z.array(z.strictObject({ id: text, from: portRef, to: portRef })).max(4 * MAX_NODES),
});

const recipe = z.strictObject({
  time: text.nullable(),
  features: names,
  targets: names,
  calendar: z.array(z.enum(['hourOfDay', 'dayOfWeek', 'dayOfYear'])),
  transforms: z.record(text, z.enum(['none', 'difference', 'logReturn'])),
  units: z.record(text, text),
  lookback: finite,
  horizon: finite,
  scaling: z.enum(['standard', 'minMax', 'none']),
  split: z.strictObject({ train: finite, validation: finite }),
  seasons: z.array(finite).max(20),
});

const training = z.strictObject({
  optimizer: z.enum(['adam', 'rmsprop', 'sgd']),
  learningRate: finite,
  momentum: finite,
  epochs: finite,
  batchSize: finite,
  shuffle: z.boolean(),
  seed: finite,
  clipNorm: finite,
  patience: finite,
  minDelta: finite,
});

const epochRecord = z.strictObject({
  epoch: finite,
  loss: finite,
  valLoss: finite.nullable(),
  metrics: z.record(text, finite),
  seconds: finite,
  sequencesPerSecond: finite,
});

const trained = z.strictObject({
  topology: z.record(z.string(), z.unknown()),
  weightSpecs: z
    .array(z.strictObject({ name: text, shape: z.array(z.int().min(0)).max(8), dtype: z.literal('float32') }))
    .max(4 * MAX_NODES),
  scalers: z.record(text, z.strictObject({ offset: finite, scale: finite })),
  vocabularies: z.record(text, z.array(z.string()).max(1_000_000)),
  history: z.array(epochRecord),
  end: z.enum(['completed', 'earlyStopped', 'stopped', 'diverged']),
  bestEpoch: finite,
  backend: text,
  fingerprint: text,
});

/** `project.json` of the current version: everything but the bytes of data and weights. */
export const projectSchema = z.strictObject({
  format: z.literal('seqloom'),
  version: z.literal(PROJECT_VERSION),
  name: text,
  graph,
  layout: z.record(text, z.strictObject({ x: finite, y: finite })),
  recipe,
  training,
  dataFile: text.nullable(),
  trained: trained.nullable(),
});

/** The parsed form of `project.json`. */
export type ProjectJson = z.infer<typeof projectSchema>;
