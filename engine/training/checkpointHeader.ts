import { z } from 'zod';
import type { ChoiceParam } from '../graph/paramSchema';
import { TRAINING_PARAMS, type TrainingSettings } from '../optimizers/trainingSettings';

// The app's security policy forbids evaluating strings, which zod would otherwise try for speed.
z.config({ jitless: true });

/** The version of checkpoints' bytes that this Seqloom writes and reads. */
export const CHECKPOINT_VERSION = 2;

const MOST_EPOCHS = 100_000;
const MOST_ARRAYS = 100_000;

const text = z.string().max(2000);
const count = z.int().min(0);
/** JSON has no numbers that are not finite; a validation loss may be one. */
const figure = z.union([z.number(), z.enum(['NaN', 'Infinity', '-Infinity']).transform(Number)]);
const randomState = z.tuple([z.int32(), z.int32(), z.int32(), z.int32()]);
const sizes = z.array(count).max(MOST_ARRAYS);

const optionsOf = ({ options }: ChoiceParam): string[] => [...options];

const settings = z.strictObject(
  Object.fromEntries(
    Object.entries(TRAINING_PARAMS).map(([name, schema]) => [
      name,
      schema.kind === 'boolean' ? z.boolean() : schema.kind === 'choice' ? z.enum(optionsOf(schema)) : z.number(),
    ]),
  ),
) as unknown as z.ZodType<TrainingSettings>;

const epochRecord = z.strictObject({
  epoch: count,
  loss: figure,
  valLoss: figure.nullable(),
  metrics: z.record(text, figure),
  seconds: z.number(),
  sequencesPerSecond: z.number(),
});

/** A checkpoint without its arrays; instead of each, how many floats it has. */
export const checkpointHeader = z
  .strictObject({
    version: z.literal(CHECKPOINT_VERSION),
    fingerprint: text,
    settings,
    backend: text,
    batches: count,
    epoch: count,
    batch: count,
    epochMs: z.number().min(0),
    shuffle: randomState,
    dropout: z.array(randomState).max(MOST_ARRAYS),
    best: z.strictObject({ epoch: count, loss: figure, weights: sizes.nullable() }),
    history: z.array(epochRecord).max(MOST_EPOCHS),
    lastFiniteNorm: z.number().nullable(),
    runner: z.strictObject({
      lossSum: z.number(),
      weights: sizes,
      optimizer: z.strictObject({ kind: z.enum(['fused', 'tfjs', 'webgpu']), steps: count, arrays: sizes }),
    }),
  })
  .refine(
    ({ epoch, batch, batches, settings: { epochs } }) =>
      epoch >= 1 && epoch <= Math.min(epochs, MOST_EPOCHS) && batch < batches,
  )
  .refine(({ epoch, history }) => history.length === epoch - 1 && history.every((record, i) => record.epoch === i + 1))
  .refine(({ epoch, best }) => best.epoch < epoch && (best.weights === null) === (best.epoch === 0));

export type CheckpointHeader = z.infer<typeof checkpointHeader>;

/** The header's JSON text. */
export function headerText(header: CheckpointHeader): string {
  return JSON.stringify(header, (_key, value: unknown) =>
    typeof value === 'number' && !Number.isFinite(value) ? String(value) : value,
  );
}
