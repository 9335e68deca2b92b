import type { OnnxBuilder } from './onnxBuilder';
import { ELEMENT_TYPES, int } from './onnxGraph';

/**
 * What a recurrent operator needs to heed a mask. ONNX knows only sequences that end early, so the steps that count
 * are brought to the front, in their order, and the results are taken from there.
 */
export interface StepsInFront {
  /** Batch × timesteps × 1: which step stands at each place of the packed sequence. */
  readonly order: string;
  /** Batch: how many steps count; at least 1, since not every runtime takes 0. */
  readonly lengths: string;
  /** Batch × 1: true where not one step counts. */
  readonly nothing: string;
  /** Batch × timesteps × 1: the last step that counts, up to here, as its place from 1; 0 where there is none. */
  readonly before: string;
  /** The same read from the end: the first step that counts, from here on. */
  readonly after: string;
}

/** Adds the operators that bring the steps that count to the front. `mask` is batch × timesteps, true where they do. */
export function bringStepsInFront(builder: OnnxBuilder, mask: string, timesteps: number): StepsInFront {
  const counts = builder.add('Cast', `${mask}/counts`, [mask], { to: int(ELEMENT_TYPES.int64) });
  const before = builder.add('CumSum', `${mask}/before`, [counts, builder.scalar(1, 'int64')]);
  const total = builder.add('ReduceSum', `${mask}/total`, [counts, builder.sizes(1)], { keepdims: int(1) });
  const nothing = builder.add('Equal', `${mask}/nothing`, [total, builder.scalar(0, 'int64')]);
  return {
    order: packedOrder(builder, mask, timesteps),
    lengths: packedLengths(builder, mask, total),
    nothing,
    before: column(builder, before),
    after: column(builder, placesFromEnd(builder, mask, counts)),
  };
}

/** The largest keys stand first: those of steps that count, and the earlier of two. */
function packedOrder(builder: OnnxBuilder, mask: string, timesteps: number): string {
  const ramp = Float32Array.from({ length: timesteps }, (_, step) => timesteps - step);
  const kept = builder.add('Cast', `${mask}/kept`, [mask], { to: int(ELEMENT_TYPES.float32) });
  const lifted = builder.add('Mul', `${mask}/lifted`, [kept, builder.scalar(timesteps, 'float32')]);
  const keys = builder.add('Add', `${mask}/keys`, [lifted, builder.weight(`${mask}/ramp`, [timesteps], ramp)]);
  const outputs = [`${mask}/sorted`, `${mask}/order`];
  const [, order] = builder.addMany('TopK', `${mask}/order`, [keys, builder.sizes(timesteps)], outputs, {
    axis: int(1),
    largest: int(1),
    sorted: int(1),
  }) as [string, string];
  return column(builder, order);
}

function packedLengths(builder: OnnxBuilder, mask: string, total: string): string {
  const flat = builder.add('Squeeze', `${mask}/flat_total`, [total, builder.sizes(1)]);
  const count = builder.add('Cast', `${mask}/count`, [flat], { to: int(ELEMENT_TYPES.int32) });
  return builder.add('Max', `${mask}/lengths`, [count, builder.scalar(1, 'int32')]);
}

function placesFromEnd(builder: OnnxBuilder, mask: string, counts: string): string {
  const axis = builder.scalar(1, 'int64');
  const remaining = builder.add('CumSum', `${mask}/remaining`, [counts, axis], { reverse: int(1) });
  const earlier = builder.add('CumSum', `${mask}/earlier`, [counts, axis], { exclusive: int(1) });
  const place = builder.add('Add', `${mask}/place`, [earlier, axis]);
  const none = builder.scalar(0, 'int64');
  const isLeft = builder.add('Greater', `${mask}/is_left`, [remaining, none]);
  return builder.add('Where', `${mask}/after`, [isLeft, place, none]);
}

const column = (builder: OnnxBuilder, value: string): string =>
  builder.add('Unsqueeze', `${value}_column`, [value, builder.sizes(2)]);

/** Takes the step of each place along time: batch × timesteps × features, by batch × places × 1. */
export function takeSteps(builder: OnnxBuilder, name: string, steps: string, places: string): string {
  return builder.add('GatherND', name, [steps, places], { batch_dims: int(1) });
}
