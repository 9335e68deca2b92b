import type { KernelLayer } from '../../emit/kernels/kernelLayer';
import type { DropoutStream } from '../../plan/seededDropout';
import { ADD, type KernelExports, type KernelName, WRITE } from '../kernelExports';
import type { KernelCall } from '../program';
import type { WeightPlace } from './parameters';
import type { ValueShape } from './shapes';

/** A value of a plan: what a node makes, and the place of its gradient. Addresses in bytes. */
export interface PlanValue extends ValueShape {
  readonly data: number;
  /** 0 where no gradient is wanted. */
  readonly gradient: number;
}

/** A place that gets new dropout factors before each step. */
export interface DropoutPlace {
  readonly stream: DropoutStream;
  readonly rate: number;
  /** Masks that tfjs would draw for it; the first one is used. */
  readonly draws: number;
  readonly at: number;
  readonly shape: ValueShape;
}

/** What the building of a thread's plan starts from. Addresses in bytes, sizes in floats. */
export interface PlanStart {
  readonly exports: KernelExports;
  /** Where the thread's working memory begins. */
  readonly workspaceAt: number;
  /** Where the model's parameters begin, and this thread's gradients of them. */
  readonly parametersAt: number;
  readonly gradientsAt: number;
  /** Rows of the batch that are this thread's. */
  readonly batch: number;
  readonly training: boolean;
}

/** Where a layer is planned: what feeds it, where its weights lie, how its value is to lie, and what draws its dropout. */
export interface LayerPlace {
  readonly builder: PlanBuilder;
  readonly inputs: readonly PlanValue[];
  /** The first input, which is the only one of most layers. */
  readonly x: PlanValue;
  readonly places: readonly WeightPlace[];
  readonly shape: ValueShape;
  readonly stream: DropoutStream | null;
}

/** What the kernels know of a layer of one kind. */
export type LayerOf<Kind extends KernelLayer['kind']> = Extract<KernelLayer, { kind: Kind }>;

/** Collects the calls of one thread: forward in order, backward in the reverse order of the layers. */
export class PlanBuilder {
  readonly forward: KernelCall[] = [];
  readonly dropouts: DropoutPlace[] = [];
  readonly #backward: (() => void)[] = [];
  readonly #backwardCalls: KernelCall[] = [];
  readonly #written = new Set<number>();
  #next: number;
  #scratchFloats = 0;
  #nodeId: string | undefined;
  #inBackward = false;
  /** Bytes that must be kept from forward to backward: gates, states and inputs of layers. */
  keptBytes = 0;

  constructor(
    readonly start: PlanStart,
    private readonly scratchAt: number,
  ) {
    this.#next = start.workspaceAt;
  }

  get batch(): number {
    return this.start.batch;
  }

  get training(): boolean {
    return this.start.training;
  }

  /** Bytes of working memory taken so far. */
  get workspaceBytes(): number {
    return this.#next - this.start.workspaceAt;
  }

  get scratchFloats(): number {
    return this.#scratchFloats;
  }

  /** The calls that follow are made for this node. */
  forNode(nodeId: string): void {
    this.#nodeId = nodeId;
  }

  /** Takes floats of working memory. `kept` says that the algorithm needs them until backward. */
  take(floats: number, kept: boolean): number {
    const at = this.#next;
    this.#next += Math.ceil(Math.max(1, floats) / 16) * 64;
    if (kept) this.keptBytes += floats * 4;
    return at;
  }

  /** The place that all calls share for what they need only while they run. */
  scratch(floats: number): number {
    this.#scratchFloats = Math.max(this.#scratchFloats, floats);
    return this.scratchAt;
  }

  /** Floats of a whole value. */
  sizeOf(shape: ValueShape): number {
    return (shape.timesteps ?? 1) * this.batch * shape.stride;
  }

  /** Rows of a value: timesteps × batch. */
  rowsOf(shape: ValueShape): number {
    return (shape.timesteps ?? 1) * this.batch;
  }

  /** A new value; its gradient gets a place when one is wanted and the plan trains. */
  value(shape: ValueShape, wantsGradient: boolean): PlanValue {
    const data = this.take(this.sizeOf(shape), true);
    return { ...shape, data, gradient: this.gradientFor(shape, wantsGradient) };
  }

  gradientFor(shape: ValueShape, wanted: boolean): number {
    return wanted && this.training ? this.take(this.sizeOf(shape), false) : 0;
  }

  call(kernel: KernelName, ...args: number[]): void {
    const call = { kernel, args, ...(this.#nodeId !== undefined && { nodeId: this.#nodeId }) };
    (this.#inBackward ? this.#backwardCalls : this.forward).push(call);
  }

  /** Says how a layer goes backward. */
  onBackward(emit: () => void): void {
    const nodeId = this.#nodeId;
    if (this.training) {
      this.#backward.push(() => {
        this.#nodeId = nodeId;
        emit();
      });
    }
  }

  /** All backward calls, from the last layer to the first. */
  backward(): readonly KernelCall[] {
    this.#inBackward = true;
    for (const emit of this.#backward.reverse()) emit();
    return this.#backwardCalls;
  }

  /** How the next gradient of a value is to be stored: the first one is written, others are added. */
  modeOf(value: PlanValue): number {
    if (this.#written.has(value.gradient)) return ADD;
    this.#written.add(value.gradient);
    return WRITE;
  }

  /** Gives a value its gradient from rows that stand elsewhere, `fromStride` floats apart. */
  giveRows(value: PlanValue, mode: number, from: number, fromStride: number, rows: number): void {
    if (mode === ADD) this.call('addRows', value.gradient, value.stride, from, fromStride, rows, value.width, 1);
    else this.call('copyRows', value.gradient, value.stride, from, fromStride, rows, value.width);
  }

  /** Before parts of a gradient are written one by one: columns that nobody writes must be zero. */
  clearPadding(value: PlanValue, mode: number): void {
    if (mode === WRITE && value.stride !== value.width) this.call('fill', value.gradient, this.sizeOf(value), 0);
  }
}
