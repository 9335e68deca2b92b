import type { CompiledModel } from '../plan/compileGraph';
import type { DropoutStream } from '../plan/seededDropout';
import type { RandomState } from '../random/random';
import { refuse } from '../problem/problem';
import type { Checkpoint, CheckpointOrigin, LoopState } from './checkpoint';
import type { Clock } from './runControl';
import type { ModelRunner } from './runner';

/** Checkpoints may take at most this share of the training's time. */
const CHECKPOINT_SHARE = 0.03;

/** Who gets checkpoints, and how often. */
export interface CheckpointHooks {
  /** Milliseconds from one to the next; more where one takes long. */
  readonly everyMs: number;
  /**
   * Gets each checkpoint as soon as it is taken, between two batches; its time counts as part of the checkpoint's. Its arrays
   * are for reading only.
   */
  readonly onCheckpoint: (checkpoint: Checkpoint) => void;
}

/** Takes checkpoints of one training when they are due. */
export class CheckpointTaker {
  #dueMs: number;

  constructor(
    private readonly hooks: CheckpointHooks,
    private readonly clock: Pick<Clock, 'now'>,
    private readonly origin: CheckpointOrigin,
    private readonly compiled: CompiledModel,
    private readonly runner: ModelRunner,
  ) {
    this.#dueMs = clock.now() + hooks.everyMs;
  }

  isDue(): boolean {
    return this.clock.now() >= this.#dueMs;
  }

  /** Takes a checkpoint, unless the loss is no number any more: there would be nothing to go on with. */
  async take(loop: () => Promise<LoopState>): Promise<void> {
    // What a graphics card still has to do is training, not the checkpoint's doing.
    const { lossSum } = await this.runner.read();
    if (!Number.isFinite(lossSum)) return;
    const startMs = this.clock.now();
    const state = await loop();
    const runner = await this.runner.capture();
    this.hooks.onCheckpoint({
      ...this.origin,
      ...state,
      dropout: dropoutStreams(this.compiled).map((stream) => stream.state()),
      runner,
    });
    const nowMs = this.clock.now();
    this.#dueMs = nowMs + Math.max(this.hooks.everyMs, (nowMs - startMs) / CHECKPOINT_SHARE);
  }
}

/** Lets every layer's dropout go on from where it stood. Throws a `UserError` when there were other layers. */
export function restoreDropout(compiled: CompiledModel, states: readonly RandomState[]): void {
  const streams = dropoutStreams(compiled);
  if (streams.length !== states.length) refuse('checkpoint.damaged');
  streams.forEach((stream, i) => stream.restore(states[i] as RandomState));
}

function dropoutStreams({ layers }: CompiledModel): DropoutStream[] {
  return layers.map(({ dropout }) => dropout);
}
