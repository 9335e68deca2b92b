import type * as tfjs from '@tensorflow/tfjs';
import type { CompiledModel } from '../plan/compileGraph';
import type { SampleIds, SampleSource, SampleWriter } from '../samples/sampleSource';
import { refuse } from '../problem/problem';
import type { OptimizerState } from '../optimizers/weightUpdate';
import type { TrainingSettings } from '../optimizers/trainingSettings';
import { findOptimizer } from '../optimizers';
import type { OptimizerDefinition } from '../optimizers/defineOptimizer';
import { BatchPlan, type BatchPlanOptions } from './plan/batchPlan';
import { fetchWeight, planParameters, storeWeight, type WeightPlace } from './plan/parameters';
import { kernelSteps } from './plan/kernelSteps';
import { planShapes, type ValueShape } from './plan/shapes';
import type { PlanModel } from './plan/threadPlan';
import type { KernelPool } from './kernelPool';

/** Norm of the gradient, largest norm and the optimizer's scalars; from float 16 on the threads' sums of squares. */
const CONTROL_FLOATS = 128;
const FIRST_SCALAR = 2;
/** Rows that are run forward at once when nothing is trained. */
const FORWARD_ROWS = 64;

/** The figures of one training step. */
export interface FusedStep {
  readonly loss: number;
  /** Norm of the whole gradient before clipping. */
  readonly gradientNorm: number;
}

/**
 * A compiled model whose training step and forecasts run wholly in the fused kernels, on all threads of a pool. It holds
 * weights of its own: `load` takes the model's, `store` gives them back. Dispose of it before the pool is used for another.
 */
export class FusedModel {
  readonly #model: PlanModel;
  /** The weights of the tfjs model, and where each lies here. */
  readonly #held: ReadonlyMap<tfjs.Variable, WeightPlace>;
  readonly #parametersAt: number;
  readonly #gradientsAt: number;
  readonly #slotsAt: number;
  readonly #controlAt: number;
  readonly #optimizer: OptimizerDefinition | null;
  /** The first value of each of the optimizer's slots. */
  readonly #firstSlots: readonly number[];
  readonly #plans = new Map<string, BatchPlan>();
  #workspace: { at: number; bytes: number } | null = null;
  #steps = 0;

  private constructor(
    private readonly pool: KernelPool,
    private readonly compiled: CompiledModel,
    private readonly samples: SampleWriter,
    private readonly settings: TrainingSettings | null,
    model: PlanModel,
  ) {
    this.#model = model;
    const { places, size } = model.parameters;
    this.#held = new Map(
      [...places.values()].flat().map((place) => {
        const variable = compiled.variables.get(place.name);
        if (!variable) throw new Error(`The model has no weight ${place.name}.`);
        return [variable, place] as const;
      }),
    );
    const training = settings !== null;
    this.#parametersAt = pool.arena.allocate(size);
    this.#gradientsAt = training ? pool.arena.allocate(size * pool.threads) : 0;
    this.#optimizer = settings && findOptimizer(settings.optimizer);
    this.#firstSlots = (settings && this.#optimizer?.slots(settings)) ?? [];
    // Kernels are told of a second slot whether or not there is one.
    this.#slotsAt = training ? pool.arena.allocate(2 * size) : 0;
    this.#controlAt = pool.arena.allocate(CONTROL_FLOATS);
    const { floats } = pool;
    floats.fill(0, this.#parametersAt / 4, this.#parametersAt / 4 + size);
    if (training) {
      floats.fill(0, this.#gradientsAt / 4, this.#gradientsAt / 4 + size * pool.threads);
      this.#firstSlots.forEach((value, slot) => {
        const at = this.#slotsAt / 4 + slot * size;
        floats.fill(value, at, at + size);
      });
    }
    this.load();
  }

  /**
   * A fused model for training with `settings`, or only for forecasts without; null when a layer has no kernel, or an output is
   * judged step by step: the kernels' losses know one vector a sample, and no weights.
   */
  static create(
    pool: KernelPool,
    compiled: CompiledModel,
    source: SampleSource,
    settings: TrainingSettings | null,
  ): FusedModel | null {
    const steps = kernelSteps(compiled.plan);
    const samples = source.open(compiled);
    if (!steps || samples.masked.includes(true)) return null;
    const inputs = new Map<string, ValueShape>(
      compiled.inputs.map(({ nodeId }, i) => {
        const [timesteps = 1, width = 1] = samples.inputShapes[i] ?? [];
        return [nodeId, { timesteps, width, stride: width }];
      }),
    );
    const shapes = planShapes(inputs, steps);
    const model: PlanModel = {
      steps,
      dropouts: new Map(compiled.layers.map(({ nodeId, dropout }) => [nodeId, dropout])),
      shapes,
      parameters: planParameters(steps, shapes),
      inputs: compiled.inputs.map((input) => input.nodeId),
      outputs: compiled.outputs.map(({ source, loss, lossParams }) => ({ source, loss, lossParams })),
    };
    return new FusedModel(pool, compiled, samples, settings, model);
  }

  /** Takes the weights of the tfjs model. */
  load(): void {
    for (const [variable, place] of this.#held) {
      storeWeight(place, variable.dataSync(), this.pool.floats, this.#parametersAt / 4);
    }
  }

  /** Puts the weights into the tfjs model. */
  store(tf: { readonly tensor: typeof tfjs.tensor }): void {
    for (const [variable, place] of this.#held) {
      const tensor = tf.tensor(fetchWeight(place, this.pool.floats, this.#parametersAt / 4), variable.shape);
      variable.assign(tensor);
      tensor.dispose();
    }
  }

  /** Copies of the weights, in the order of these variables of the tfjs model. */
  weights(variables: readonly tfjs.Variable[]): Float32Array[] {
    return variables.map((variable) => {
      const place = this.#held.get(variable);
      if (!place) throw new Error(`The kernels do not hold ${variable.name}.`);
      return fetchWeight(place, this.pool.floats, this.#parametersAt / 4);
    });
  }

  /** Every slot of the optimizer for every weight: they are laid out as the parameters are, one set after another. */
  #slots(): { readonly place: WeightPlace; readonly start: number }[] {
    const { size } = this.#model.parameters;
    return this.#firstSlots.flatMap((_, slot) =>
      [...this.#held.values()].map((place) => ({ place, start: this.#slotsAt / 4 + slot * size })),
    );
  }

  /** A copy of all that the optimizer has gathered. */
  optimizerState(): OptimizerState {
    const arrays = this.#slots().map(({ place, start }) => fetchWeight(place, this.pool.floats, start));
    return { kind: 'fused', steps: this.#steps, arrays };
  }

  /** Lets the optimizer go on from what one like it had gathered. Throws a `UserError` when sizes do not fit. */
  restoreOptimizer({ kind, steps, arrays }: OptimizerState): void {
    const slots = this.#slots();
    const fits = slots.length === arrays.length && slots.every(({ place }, i) => arrays[i]?.length === place.size);
    if (kind !== 'fused' || !fits) refuse('checkpoint.damaged');
    slots.forEach(({ place, start }, i) => storeWeight(place, arrays[i] as Float32Array, this.pool.floats, start));
    this.#steps = steps;
  }

  /** One training step on these samples, at the learning rate `rate`. */
  step(ids: SampleIds, rate: number): FusedStep {
    const { settings, pool } = this;
    if (settings === null) throw new Error('This fused model was made for forecasts only.');
    const plan = this.#plan(ids.length, true);
    plan.writeSamples(ids);
    plan.drawDropout();
    this.#steps++;
    const control = this.#controlAt / 4;
    const { floats } = pool;
    const scalars = this.#optimizer?.scalars(settings, rate, this.#steps) ?? {};
    floats[control + 1] = settings.clipNorm;
    floats.set(Object.values(scalars), control + FIRST_SCALAR);
    pool.run(plan.program);
    return { loss: plan.loss(), gradientNorm: floats[control] as number };
  }

  /** The outputs for these samples: for each output of the model `samples × width` values. */
  predict(ids: SampleIds): Float32Array[] {
    const count = ids.length;
    const chunk = Math.max(1, Math.min(count, this.settings?.batchSize ?? FORWARD_ROWS));
    const results = this.#model.outputs.map(
      ({ source }) => new Float32Array(count * (this.#model.shapes.get(source)?.width ?? 0)),
    );
    for (let from = 0; from < count; from += chunk) {
      const some = ids.subarray(from, from + chunk);
      const plan = this.#plan(some.length, false);
      plan.writeSamples(some);
      this.pool.run(plan.program);
      results.forEach((result, i) => {
        plan.readOutput(i, result, from);
      });
    }
    return results;
  }

  /** Milliseconds of each node's part of a training step, the fastest of some runs. Changes no weight. */
  layerTimes(ids: SampleIds, now: () => number): Record<string, number> {
    const RUNS = 3;
    const plan = this.#plan(ids.length, true);
    plan.writeSamples(ids);
    const fastest: Record<string, number> = {};
    for (let run = 0; run < RUNS; run++) {
      const times: Record<string, number> = {};
      const add = (nodeId: string, ms: number): void => {
        times[nodeId] = (times[nodeId] ?? 0) + ms;
      };
      this.pool.run(plan.measured(), { now, add });
      for (const [nodeId, ms] of Object.entries(times)) fastest[nodeId] = Math.min(fastest[nodeId] ?? ms, ms);
    }
    return fastest;
  }

  dispose(): void {
    for (const plan of this.#plans.values()) plan.dispose();
    this.#plans.clear();
    const { arena } = this.pool;
    for (const at of [this.#parametersAt, this.#gradientsAt, this.#slotsAt, this.#controlAt]) if (at) arena.release(at);
    if (this.#workspace) arena.release(this.#workspace.at);
    this.#workspace = null;
    this.pool.reportWorkspace(0, 0);
  }

  #plan(rows: number, training: boolean): BatchPlan {
    const key = `${rows}/${training}`;
    let plan = this.#plans.get(key);
    if (plan) return plan;
    const options: BatchPlanOptions = {
      pool: this.pool,
      model: this.#model,
      inputs: this.compiled.inputs,
      samples: this.samples,
      rows,
      training,
      optimizer: (this.settings && this.#optimizer?.kernel(this.settings)) ?? 0,
      parametersAt: this.#parametersAt,
      gradientsAt: this.#gradientsAt,
      slotsAt: this.#slotsAt,
      controlAt: this.#controlAt,
    };
    const needed = BatchPlan.workspaceBytes(options);
    if (needed.workspaceBytes > (this.#workspace?.bytes ?? 0)) this.#enlarge(needed.workspaceBytes);
    plan = new BatchPlan(options, this.#workspace?.at ?? 0);
    this.#plans.set(key, plan);
    if (training || this.settings === null) {
      this.pool.reportWorkspace(this.#workspace?.bytes ?? 0, Math.max(needed.keptBytes, this.pool.memory().keptBytes));
    }
    return plan;
  }

  /** All plans share one workspace, as only one runs at a time. A larger one makes the plans on the old one void. */
  #enlarge(bytes: number): void {
    for (const plan of this.#plans.values()) plan.dispose();
    this.#plans.clear();
    if (this.#workspace) this.pool.arena.release(this.#workspace.at);
    this.#workspace = { at: this.pool.arena.allocate(bytes / 4), bytes };
  }
}
