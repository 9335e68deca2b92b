import type * as tfjs from '@tensorflow/tfjs';
import type { FusedModel } from '../kernels/fusedModel';
import type { Tf } from '../tensors/tf';
import type { SampleIds } from '../samples/sampleSource';
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

  step(ids: SampleIds, rate: number): void {
    const { loss, gradientNorm } = this.fused.step(ids, rate);
    this.#lossSum += loss * ids.length;
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

  predict(ids: SampleIds): Promise<Float32Array[]> {
    return Promise.resolve(this.fused.predict(ids));
  }

  reload(): void {
    this.fused.load();
  }

  store(): void {
    this.fused.store(this.tf);
  }

  layerTimes(ids: SampleIds, clock: Clock): Promise<Readonly<Record<string, number>>> {
    return Promise.resolve(this.fused.layerTimes(ids, () => clock.now()));
  }

  dispose(): void {
    this.fused.dispose();
  }
}
