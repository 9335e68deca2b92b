import { axisWords } from '../../tensors/axisWords';
import type { TensorSpec } from '../../tensors/tensorSpec';
import type { Writer } from '../../text/writer';

/** A shape as it stands on a wire: the axes, and what stands between them. */
export interface ShapeParts {
  readonly axes: readonly string[];
  readonly cross: string;
  /** True when the first axis counts timesteps, which has a tint of its own. */
  readonly hasTime: boolean;
}

/** `30 steps × 5 features`, or `30×5` where that has no room. */
export function shapeParts(spec: TensorSpec, writer: Writer, hasRoom: (text: string) => boolean): ShapeParts {
  const words = axisWords(spec, writer);
  if (words.length > 0 && hasRoom(words.join(' × '))) return { axes: words, cross: ' × ', hasTime: spec.hasTime };
  const sizes = spec.shape.length === 0 ? ['1'] : spec.shape.map(String);
  return { axes: sizes, cross: '×', hasTime: spec.hasTime };
}
