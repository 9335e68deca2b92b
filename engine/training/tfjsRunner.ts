import type * as tfjs from '@tensorflow/tfjs';
import type { CompiledModel } from '../plan/compileGraph';
import { trainableVariables } from '../plan/trainableVariables';
import { computeLoss } from '../losses/computeLoss';
import { createWebgpuUpdate } from '../kernels/webgpu/createWebgpuUpdate';
import type { Tf } from '../tensors/tf';
import type { SampleIds, SampleSource } from '../samples/sampleSource';
import { applyLayer, type BatchTruth, type TensorBatches, tensorBatches, truthTensors } from './batches';
import type { RunnerState } from './checkpoint';
import { measureLayerTimes } from './layerTimes';
import { assignValues, copyValues } from './modelWeights';
import { makeTfjsUpdate } from '../optimizers/tfjsUpdate';
import type { WeightUpdate } from '../optimizers/weightUpdate';
import type { Clock } from './runControl';
import type { Forecaster, ModelRunner, RunnerFigures } from './runner';
import type { TrainingSettings } from '../optimizers/trainingSettings';

/** Samples that tfjs runs through a model at once while forecasting. */
export const FORECAST_ROWS = 256;

/** Forecasts with the tfjs model itself. */
export class TfjsForecaster implements Forecaster {
  readonly chunk: number = FORECAST_ROWS;
  protected readonly batches: TensorBatches;

  constructor(
    protected readonly tf: Tf,
    protected readonly compiled: CompiledModel,
    protected readonly source: SampleSource,
  ) {
    this.batches = tensorBatches(tf, compiled, source);
  }

  async predict(ids: SampleIds): Promise<Float32Array[]> {
    const { tf, compiled } = this;
    const inputs = this.batches.inputs(ids);
    const outputs = tf.tidy(() => applyLayer(compiled.model, inputs, false));
    try {
      return (await Promise.all(outputs.map((output) => output.data()))) as Float32Array[];
    } finally {
      tf.dispose([inputs, outputs]);
    }
  }

  reload(): void {
    // The model's own weights are the ones that compute.
  }

  dispose(): void {
    // Holds nothing.
  }
}

/** Trains the tfjs model itself. */
export class TfjsRunner extends TfjsForecaster implements ModelRunner {
  readonly backend: string;
  readonly #variables: tfjs.Variable[];
  /** With what a step moves along without a gradient, such as the statistics of a normalization. */
  readonly #weights: readonly tfjs.Variable[];
  readonly #update: WeightUpdate;
  #lossSum: tfjs.Tensor;
  #norm: tfjs.Tensor;

  constructor(
    tf: Tf,
    compiled: CompiledModel,
    source: SampleSource,
    private readonly settings: TrainingSettings,
  ) {
    super(tf, compiled, source);
    this.backend = tf.getBackend();
    this.#variables = trainableVariables(compiled.model);
    this.#weights = [...compiled.variables.values()];
    this.#update = createWebgpuUpdate(tf, settings) ?? makeTfjsUpdate(tf, settings);
    this.#lossSum = tf.scalar(0);
    this.#norm = tf.scalar(0);
  }

  beginEpoch(): void {
    this.#lossSum.dispose();
    this.#lossSum = this.tf.scalar(0);
  }

  step(ids: SampleIds, rate: number): void {
    const { tf } = this;
    const inputs = this.batches.inputs(ids);
    const truths = this.batches.truths(ids);
    const { sum, norm } = tf.tidy(() => {
      const { value: loss, grads } = tf.variableGrads(() => this.#totalLoss(inputs, truths), this.#variables);
      const norm = this.#update.apply(this.#variables, grads, this.settings.clipNorm, rate);
      return { sum: tf.add(this.#lossSum, tf.mul(loss, ids.length)), norm };
    });
    tf.dispose([inputs, truthTensors(truths), this.#lossSum, this.#norm]);
    this.#lossSum = sum;
    this.#norm = norm;
  }

  /** The sum of every output's mean loss. */
  #totalLoss(inputs: readonly tfjs.Tensor[], truths: readonly BatchTruth[]): tfjs.Scalar {
    const { tf, compiled } = this;
    const predictions = applyLayer(compiled.model, inputs, true);
    const losses = compiled.outputs.map((output, i) => {
      const { values, weighted } = truths[i] as BatchTruth;
      return computeLoss(tf, output, values, predictions[i] as tfjs.Tensor, weighted);
    });
    return losses.length === 1 ? (losses[0] as tfjs.Scalar) : tf.addN<tfjs.Scalar>(losses);
  }

  async read(): Promise<RunnerFigures> {
    const [lossSum, norm] = await Promise.all([this.#lossSum.data(), this.#norm.data()]);
    return { lossSum: lossSum[0] as number, gradientNorm: norm[0] as number };
  }

  async capture(): Promise<RunnerState> {
    const [{ lossSum }, weights, optimizer] = await Promise.all([
      this.read(),
      Promise.all(this.#weights.map(copyValues)),
      this.#update.read(this.#variables),
    ]);
    return { lossSum, weights, optimizer };
  }

  restore({ lossSum, weights, optimizer }: RunnerState): void {
    assignValues(this.tf, this.#weights, weights);
    this.#update.write(this.#variables, optimizer);
    this.#lossSum.dispose();
    this.#lossSum = this.tf.scalar(lossSum);
  }

  store(): void {
    // The model's own weights are the ones that are trained.
  }

  layerTimes(ids: SampleIds, clock: Clock): Promise<Readonly<Record<string, number>>> {
    return measureLayerTimes(this.tf, this.compiled, this.source, ids, clock);
  }

  override dispose(): void {
    this.#update.dispose();
    this.tf.dispose([this.#lossSum, this.#norm]);
  }
}
