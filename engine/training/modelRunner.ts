import type * as tfjs from '@tensorflow/tfjs';
import type { CompiledModel } from '../compile/compileGraph';
import { trainableVariables } from '../compile/trainableVariables';
import type { PreparedData } from '../data/prepareData';
import { FusedModel } from '../kernels/fusedModel';
import type { KernelPool } from '../kernels/kernelPool';
import { createWebgpuUpdate } from '../kernels/webgpu/createWebgpuUpdate';
import type { Tf } from '../layers/layerCall';
import { type BatchSource, makeBatchSource, runModel } from './batches';
import { measureLayerTimes } from './layerTimes';
import { makeOptimizer } from './optimizers';
import type { Clock } from './runControl';
import type { TrainingSettings } from './settings';
import { optimizerUpdate, trainStep, type WeightUpdate } from './trainStep';

/** Windows that tfjs runs through a model at once while forecasting. */
const FORECAST_ROWS = 256;

/** What the steps since the last reading came to. */
export interface RunnerFigures {
  /** Sum over all windows seen since `beginEpoch` of their batch's mean loss. */
  readonly lossSum: number;
  /** Norm of the last step's whole gradient before clipping. */
  readonly gradientNorm: number;
}

/** Forecasts with a compiled model. */
export interface Forecaster {
  /** Windows that are best given at once. */
  readonly chunk: number;
  /** The outputs for the windows that start at these rows, in scaled units: `rows × width` for each output. */
  predict(startRows: ArrayLike<number>): Promise<Float32Array[]>;
  /** Takes the model's weights anew, after somebody else changed them. */
  reload(): void;
  dispose(): void;
}

/** Trains a compiled model step by step: in the fused kernels where every layer has one, else with tfjs. */
export interface ModelRunner extends Forecaster {
  /** `fused`, or the backend as tfjs names it. */
  readonly backend: string;
  beginEpoch(): void;
  /** One training step on the windows that start at these rows. */
  step(startRows: Uint32Array): void;
  /** Waits until all steps are done and reads their figures. */
  read(): Promise<RunnerFigures>;
  /** Brings the tfjs model's weights up to date. */
  store(): void;
  /** Milliseconds of each layer's part of a step, by node id. */
  layerTimes(startRows: Uint32Array, clock: Clock): Promise<Readonly<Record<string, number>>>;
}

/** Makes the fastest runner that can train this model here. Dispose of it. */
export function makeRunner(
  tf: Tf,
  compiled: CompiledModel,
  prepared: PreparedData,
  settings: TrainingSettings,
  kernels: KernelPool | null,
): ModelRunner {
  const fused = kernels && FusedModel.create(kernels, compiled, prepared, settings);
  return fused ? new FusedRunner(tf, fused, settings.batchSize) : new TfjsRunner(tf, compiled, prepared, settings);
}

/** Makes the fastest forecaster for this model here. Dispose of it. */
export function makeForecaster(
  tf: Tf,
  compiled: CompiledModel,
  prepared: PreparedData,
  kernels: KernelPool | null,
): Forecaster {
  const fused = kernels && FusedModel.create(kernels, compiled, prepared, null);
  return fused ? new FusedRunner(tf, fused, FORECAST_ROWS) : new TfjsForecaster(tf, compiled, prepared);
}

class FusedRunner implements ModelRunner {
  readonly backend = 'fused';
  #lossSum = 0;
  #norm = 0;

  constructor(
    private readonly tf: Tf,
    private readonly fused: FusedModel,
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

class TfjsForecaster implements Forecaster {
  readonly chunk: number = FORECAST_ROWS;
  protected readonly source: BatchSource;

  constructor(
    protected readonly tf: Tf,
    protected readonly compiled: CompiledModel,
    protected readonly prepared: PreparedData,
  ) {
    this.source = makeBatchSource(tf, compiled, prepared);
  }

  async predict(startRows: ArrayLike<number>): Promise<Float32Array[]> {
    const { tf, compiled } = this;
    const inputs = this.source.inputs(startRows);
    const outputs = tf.tidy(() => runModel(compiled.model, inputs, false));
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

class TfjsRunner extends TfjsForecaster implements ModelRunner {
  readonly backend: string;
  readonly #variables: tfjs.Variable[];
  readonly #update: WeightUpdate;
  #lossSum: tfjs.Tensor;
  #norm: tfjs.Tensor;

  constructor(
    tf: Tf,
    compiled: CompiledModel,
    prepared: PreparedData,
    private readonly settings: TrainingSettings,
  ) {
    super(tf, compiled, prepared);
    this.backend = tf.getBackend();
    this.#variables = trainableVariables(compiled.model);
    this.#update = createWebgpuUpdate(tf, settings) ?? optimizerUpdate(tf, makeOptimizer(tf, settings));
    this.#lossSum = tf.scalar(0);
    this.#norm = tf.scalar(0);
  }

  beginEpoch(): void {
    this.#lossSum.dispose();
    this.#lossSum = this.tf.scalar(0);
  }

  step(startRows: Uint32Array): void {
    const { tf, compiled, settings } = this;
    const inputs = this.source.inputs(startRows);
    const truths = this.source.truths(startRows);
    const { clipNorm } = settings;
    const { loss, gradientNorm } = trainStep(tf, compiled, this.#variables, this.#update, inputs, truths, clipNorm);
    const sum = tf.tidy(() => tf.add(this.#lossSum, tf.mul(loss, startRows.length)));
    tf.dispose([inputs, truths, this.#lossSum, this.#norm, loss]);
    this.#lossSum = sum;
    this.#norm = gradientNorm;
  }

  async read(): Promise<RunnerFigures> {
    const [lossSum, norm] = await Promise.all([this.#lossSum.data(), this.#norm.data()]);
    return { lossSum: lossSum[0] as number, gradientNorm: norm[0] as number };
  }

  store(): void {
    // The model's own weights are the ones that are trained.
  }

  layerTimes(_startRows: Uint32Array, clock: Clock): Promise<Readonly<Record<string, number>>> {
    return measureLayerTimes(this.tf, this.compiled, this.prepared, this.settings.batchSize, clock);
  }

  override dispose(): void {
    this.#update.dispose();
    this.tf.dispose([this.#lossSum, this.#norm]);
  }
}
