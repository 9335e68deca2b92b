import type { Writer } from '../text/writer';
import type { TensorSpec } from './tensorSpec';

/** The axes of a shape in words, where it is of a kind that has words: time × features, features, codes. */
export function axisWords({ shape, hasTime, dtype, state }: TensorSpec, { t }: Pick<Writer, 't'>): readonly string[] {
  if (state) return [t('shape.state', { count: shape[0] ?? 0 })];
  const words = shape.map(String);
  const time = hasTime ? 1 : 0;
  if (hasTime && words[0] !== undefined) words[0] = t('shape.time', { size: words[0] });
  if (dtype === 'int32' && shape.length === time) return [...words, t('shape.codes')];
  if (shape.length === time + 1) words[time] = t('shape.features', { count: shape[time] ?? 0 });
  return words;
}
