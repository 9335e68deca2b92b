import type { InputReading, SampleIds, SampleWriter } from '../../samples/sampleSource';
import type { KernelPool, LoadedProgram } from '../kernelPool';
import type { KernelCall } from '../program';
import { type BatchShare, shareRows } from './shareRows';
import { type PlanModel, planThread, type ThreadPlan } from './threadPlan';

/** Weights are shared out among the threads in multiples of this many floats, a cache line. */
const SLICE_GRAIN = 16;

export interface BatchPlanOptions {
  readonly pool: KernelPool;
  readonly model: PlanModel;
  /** What each input of the model reads, and what writes it. */
  readonly inputs: readonly InputReading[];
  readonly samples: SampleWriter;
  readonly rows: number;
  readonly training: boolean;
  /** The optimizer's number in engine/kernels/assembly/update.ts. */
  readonly optimizer: number;
  // Addresses in bytes.
  readonly parametersAt: number;
  readonly gradientsAt: number;
  readonly slotsAt: number;
  readonly controlAt: number;
}

/** A batch shared out among the threads: what each does, and how data get in and out. */
export class BatchPlan {
  readonly program: LoadedProgram;
  readonly #threads: readonly ThreadPlan[];
  /** The rows of the batch that each thread has: from where, and how many. */
  readonly #shares: readonly BatchShare[];
  #measured: LoadedProgram | null = null;

  constructor(
    private readonly options: BatchPlanOptions,
    workspaceAt: number,
  ) {
    const { pool, rows } = options;
    this.#shares = shareRows(rows, pool.threads);
    this.#threads = planThreads(options, workspaceAt);
    this.program = pool.load(this.#threads.map((plan, k) => [...plan.calls, ...this.#update(k)]));
  }

  /** Bytes of working memory that a plan needs, and how many of them its algorithm must keep. */
  static workspaceBytes(options: BatchPlanOptions): { workspaceBytes: number; keptBytes: number } {
    const plans = planThreads(options, 0);
    return {
      workspaceBytes: plans.reduce((sum, plan) => sum + plan.workspaceBytes, 0),
      keptBytes: plans.reduce((sum, plan) => sum + plan.keptBytes, 0),
    };
  }

  /** The calls by which the threads sum their gradients and update the weights, each its own slice. */
  #update(thread: number): KernelCall[] {
    const { pool, model, training, optimizer, parametersAt, gradientsAt, slotsAt, controlAt } = this.options;
    if (!training) return [];
    const { size } = model.parameters;
    const working = this.#shares.filter((share) => share.rows > 0).length;
    const grain = Math.ceil(size / pool.threads / SLICE_GRAIN) * SLICE_GRAIN;
    const from = Math.min(size, thread * grain);
    const n = Math.min(size, from + grain) - from;
    const [slice, gradients] = [parametersAt + 4 * from, gradientsAt + 4 * from];
    const meet: KernelCall[] = pool.threads > 1 ? [{ kernel: 'meet', args: [pool.meetingAt, pool.threads] }] : [];
    return [
      ...meet,
      { kernel: 'sumGradients', args: [gradients, size, working, n, controlAt + 64 + 8 * thread] },
      ...meet,
      {
        kernel: 'update',
        args: [
          optimizer,
          slice,
          gradients,
          slotsAt + 4 * from,
          slotsAt + 4 * (size + from),
          n,
          controlAt,
          pool.threads,
        ],
      },
    ];
  }

  /** The same work without the update, for measuring. */
  measured(): LoadedProgram {
    this.#measured ??= this.options.pool.load(this.#threads.map((plan) => plan.calls));
    return this.#measured;
  }

  /** Writes samples where the threads read them, and for training what is true of them. */
  writeSamples(ids: SampleIds): void {
    const { pool, inputs, samples, training } = this.options;
    const { floats, integers } = pool;
    this.#eachShare((plan, share) => {
      samples.write(ids.subarray(share.from, share.from + share.rows), {
        layout: 'timeFirst',
        inputs: inputs.map(({ form }, i) => ({
          values: form === 'codes' ? integers : floats,
          at: (plan.inputs[i] as number) / 4,
        })),
        targets: training ? plan.truths.map((truth) => ({ values: floats, at: truth / 4 })) : [],
      });
    });
  }

  /** Draws new dropout factors, in the order in which tfjs would. */
  drawDropout(): void {
    const { floats } = this.options.pool;
    const first = this.#threads[0] as ThreadPlan;
    first.dropouts.forEach(({ stream, rate, draws, shape }, i) => {
      const T = shape.timesteps ?? 1;
      const factors = new Float32Array(this.options.rows * T * shape.width);
      stream.fill(factors, rate);
      stream.skip(draws - 1);
      this.#eachShare((plan, share) => {
        const at = (plan.dropouts[i]?.at as number) / 4;
        for (let b = 0; b < share.rows; b++) {
          for (let t = 0; t < T; t++) {
            const from = ((share.from + b) * T + t) * shape.width;
            const to = at + (t * share.rows + b) * shape.stride;
            for (let f = 0; f < shape.width; f++) floats[to + f] = factors[from + f] as number;
            for (let f = shape.width; f < shape.stride; f++) floats[to + f] = 0;
          }
        }
      });
    });
  }

  /** The mean loss of the batch after a run. */
  loss(): number {
    const { doubles } = this.options.pool;
    let sum = 0;
    this.#eachShare((plan) => {
      sum += doubles[plan.lossAt / 8] as number;
    });
    return sum;
  }

  /** Copies an output's rows to `into`, behind `firstRow` others. */
  readOutput(output: number, into: Float32Array, firstRow: number): void {
    const { pool, model } = this.options;
    const { floats } = pool;
    const width = model.shapes.get(model.outputs[output]?.source as string)?.width ?? 0;
    this.#eachShare((plan, share) => {
      const at = (plan.outputs[output] as number) / 4;
      into.set(floats.subarray(at, at + share.rows * width), (firstRow + share.from) * width);
    });
  }

  #eachShare(visit: (plan: ThreadPlan, share: BatchShare) => void): void {
    this.#threads.forEach((plan, k) => {
      const share = this.#shares[k] as BatchShare;
      if (share.rows > 0) visit(plan, share);
    });
  }

  dispose(): void {
    this.options.pool.unload(this.program);
    if (this.#measured) this.options.pool.unload(this.#measured);
  }
}

function planThreads(options: BatchPlanOptions, workspaceAt: number): ThreadPlan[] {
  const { pool, model, rows, training, parametersAt, gradientsAt } = options;
  let at = workspaceAt;
  return shareRows(rows, pool.threads).map((share, k) => {
    const plan = planThread(
      model,
      {
        exports: pool.exports,
        workspaceAt: at,
        parametersAt,
        gradientsAt: gradientsAt + 4 * k * model.parameters.size,
        batch: share.rows,
        training,
      },
      rows,
    );
    at += plan.workspaceBytes;
    return plan;
  });
}
