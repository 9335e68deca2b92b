import type * as tfjs from '@tensorflow/tfjs';
import type { FusedModel } from '../kernels/fusedModel';
import type { Tf } from '../tensors/tf';
import type { RunnerState } from './checkpoint';
import { assignValues } from './modelWeights';
import type { Clock } from './runControl';
import type { ModelRunner, RunnerFigures } from './runner';

/** Trains and forecasts in the fused kernels alone. */
export class FusedRunner implements ModelRunner {
  readonly backend = 'fused';
  #lossSum = 0;
  #norm = 0;

  constructor(
    private readonly tf: Tf,
    private readonly fused: FusedModel,
    /** What is trained, in the model's order; nothing for forecasts. */
    private readonly variables: readonly tfjs.Variable[],
    readonly chunk: number,
  ) {}

  beginEpoch(): void {
    this.#lossSum = 0;
  }

  step(startRows: Uint32Array): void {
    const { loss, gradientNorm } = this.fused.step(startRows);
    this.#lossSum += loss * startRows.length;
    this.#norm = gradientNorm;
  }

  read(): Promise<RunnerFigures> {
    return Promise.resolve({ lossSum: this.#lossSum, gradientNorm: this.#norm });
  }

  capture(): Promise<RunnerState> {
    const { fused, variables } = this;
    return Promise.resolve({
      lossSum: this.#lossSum,
      weights: fused.weights(variables),
      optimizer: fused.optimizerState(),
    });
  }

  restore({ lossSum, weights, optimizer }: RunnerState): void {
    assignValues(this.tf, this.variables, weights);
    this.fused.load();
    this.fused.restoreOptimizer(optimizer);
    this.#lossSum = lossSum;
  }

  predict(startRows: ArrayLike<number>): Promise<Float32Array[]> {
    return Promise.resolve(this.fused.predict(startRows));
  }

  reload(): void {
    this.fused.load();
  }

  store(): void {
    this.fused.store(this.tf);
  }

  layerTimes(startRows: Uint32Array, clock: Clock): Promise<Readonly<Record<string, number>>> {
    return Promise.resolve(this.fused.layerTimes(startRows, () => clock.now()));
  }

  dispose(): void {
    this.fused.dispose();
  }
}
