import type { ParamValue } from '../graph/graph';
import {
  type DescribedLayer,
  innerLayer,
  KerasOptions,
  type ReadContext,
  Unsupported,
} from '../emit/keras/kerasOptions';
import { CATALOG, findKerasClass } from '../layers';

/** What a layer becomes: a node's type and parameters. */
export interface Converted {
  readonly type: string;
  readonly params: Readonly<Record<string, ParamValue>>;
  /** Options that count only in training, as they are shown. */
  readonly trainingOnly: readonly string[];
}

/** Layers that TimeDistributed wraps without a change: they treat every timestep alike already. */
const STEPWISE: ReadonlySet<string> = new Set(CATALOG.flatMap(({ keras }) => keras?.stepwise ?? []));

const TRAINING_OPTIONS = ['regularizer', 'constraint'].flatMap((kind) =>
  ['kernel', 'recurrent', 'bias', 'activity', 'embeddings', 'beta', 'gamma'].map((name) => `${name}_${kind}`),
);

/** Reads a layer as a node. Throws `Unsupported` for a class or an option that Seqloom does not have. */
export function convertLayer(
  { className, config }: DescribedLayer,
  context: Omit<ReadContext, 'className'>,
): Converted {
  if (className === 'TimeDistributed') return convertLayer(wrapped(config), context);
  const layer = findKerasClass(className);
  const read = layer?.keras?.reads[className];
  if (!layer || !read) throw new Unsupported('unknown', '');
  const options = new KerasOptions(config);
  const params = read(options, { ...context, className });
  options.noteTraining(TRAINING_OPTIONS);
  if (options.value('trainable') === false) options.trainingOnly.push('trainable = false');
  return { type: layer.type, params, trainingOnly: options.trainingOnly };
}

function wrapped(config: DescribedLayer['config']): DescribedLayer {
  const inner = innerLayer(config);
  if (inner && STEPWISE.has(inner.className)) return inner;
  throw new Unsupported('option', `layer = ${inner?.className ?? '?'}`);
}
