import type { TensorSpec } from '../../tensors/tensorSpec';

/** A shape as it stands on a wire: the axes, and what stands between them. */
export interface ShapeParts {
  readonly axes: readonly string[];
  readonly cross: string;
  /** True when the first axis counts timesteps, which has a tint of its own. */
  readonly hasTime: boolean;
}

/** `30 time × 5 features`, or `30×5` where that has no room. */
export function shapeParts(spec: TensorSpec, hasRoom: (text: string) => boolean): ShapeParts {
  const words = axisWords(spec);
  if (hasRoom(words.join(' × '))) return { axes: words, cross: ' × ', hasTime: spec.hasTime };
  const sizes = spec.shape.length === 0 ? ['1'] : spec.shape.map(String);
  return { axes: sizes, cross: '×', hasTime: spec.hasTime };
}

function axisWords({ shape, hasTime, dtype, state }: TensorSpec): readonly string[] {
  const words = shape.map(String);
  const time = hasTime ? 1 : 0;
  if (hasTime && words[0] !== undefined) words[0] = `${words[0]} time`;
  if (state) return [`state of ${words.join(' × ')}`];
  if (dtype === 'int32' && shape.length === time) return [...words, 'codes'];
  if (shape.length === time + 1) words[time] = `${words[time]} ${shape[time] === 1 ? 'feature' : 'features'}`;
  return words.length === 0 ? ['1'] : words;
}
