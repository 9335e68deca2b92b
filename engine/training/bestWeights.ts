import type * as tfjs from '@tensorflow/tfjs';
import type { Tf } from '../tensors/tf';
import type { LoopState } from './checkpoint';
import { assignValues, copyValues } from './modelWeights';

/**
 * Keeps copies of the weights of the best epoch in the backend, so that they can be returned to; before any epoch is
 * finished, of the first weights. Owns the copies until disposed.
 */
export class BestWeights {
  #copies: tfjs.Tensor[] = [];
  #values: Promise<readonly Float32Array[]> | null = null;
  #loss = Number.POSITIVE_INFINITY;
  #epoch = 0;

  constructor(
    private readonly tf: Tf,
    private readonly variables: readonly tfjs.Variable[],
  ) {
    this.#take();
  }

  /** Counted from 1; 0 while these are the first weights. */
  get epoch(): number {
    return this.#epoch;
  }

  /** Keeps the weights as they are now when this loss is less than the best by more than `minDelta`; true when it was. */
  offer(epoch: number, loss: number, minDelta: number): boolean {
    if (!(loss < this.#loss - minDelta)) return false;
    this.#loss = loss;
    this.#epoch = epoch;
    this.#take();
    return true;
  }

  /** Puts the kept weights back into the model. */
  restore(): void {
    this.#copies.forEach((copy, i) => {
      this.variables[i]?.assign(copy);
    });
  }

  /** What is kept, as plain data for reading only: the numbers are fetched once for all who ask. */
  async state(): Promise<LoopState['best']> {
    if (this.#epoch === 0) return { epoch: 0, loss: this.#loss, weights: null };
    this.#values ??= Promise.all(this.#copies.map(copyValues));
    return { epoch: this.#epoch, loss: this.#loss, weights: await this.#values };
  }

  /** Keeps what was kept once before; the model gets these weights too. Throws a `UserError` when sizes do not fit. */
  load({ epoch, loss, weights }: LoopState['best']): void {
    if (weights) {
      assignValues(this.tf, this.variables, weights);
      this.#take();
    }
    this.#epoch = epoch;
    this.#loss = loss;
  }

  dispose(): void {
    for (const copy of this.#copies) copy.dispose();
    this.#copies = [];
    this.#values = null;
  }

  #take(): void {
    this.dispose();
    this.#copies = this.variables.map((variable) => variable.clone());
  }
}
