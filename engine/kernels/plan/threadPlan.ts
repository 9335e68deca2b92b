import type { DropoutStream } from '../../plan/seededDropout';
import { type ChosenLoss, findLoss } from '../../losses';
import { ADD } from '../kernelExports';
import type { KernelCall } from '../program';
import { emitBidirectional } from './planBidirectional';
import { emitConcatenate, emitDense, emitDropout, emitEmbedding, emitFlatten } from './planLayers';
import type { ParameterPlan } from './parameters';
import { type DropoutPlace, type LayerPlace, PlanBuilder, type PlanStart, type PlanValue } from './planBuilder';
import type { KernelStep } from './kernelSteps';
import { emitRecurrent } from './planRecurrent';
import type { ValueShape } from './shapes';

/** A model as plans are made of it. */
export interface PlanModel {
  readonly steps: readonly KernelStep[];
  /** From which each node draws its dropout masks. */
  readonly dropouts: ReadonlyMap<string, DropoutStream>;
  readonly shapes: ReadonlyMap<string, ValueShape>;
  readonly parameters: ParameterPlan;
  /** The model's inputs in order, by node. */
  readonly inputs: readonly string[];
  /** The model's outputs in order: the node that makes each, and the loss that judges it. */
  readonly outputs: readonly ({ readonly source: string } & ChosenLoss)[];
}

/** What one thread does with its rows of a batch, and where its inputs, truths and outputs are. Addresses in bytes. */
export interface ThreadPlan {
  readonly calls: readonly KernelCall[];
  readonly inputs: readonly number[];
  /** For each output, as its loss wants the truth: [batch × width], or [batch] of class numbers. */
  readonly truths: readonly number[];
  readonly outputs: readonly number[];
  /** A double: the thread's share of the loss. */
  readonly lossAt: number;
  readonly dropouts: readonly DropoutPlace[];
  readonly workspaceBytes: number;
  readonly keptBytes: number;
}

/**
 * Plans the work of one thread on its rows of a batch of `wholeBatch`: forward, and with `training` loss and backward. The
 * working memory must have `workspaceBytes`; plan once with any address to learn how many that are.
 */
export function planThread(model: PlanModel, start: PlanStart, wholeBatch: number): ThreadPlan {
  if (start.batch === 0) return EMPTY;
  // The shared scratch stands first; how large it must be is known in the end, so the plan is made twice.
  const measured = build(model, start, wholeBatch, start.workspaceAt);
  const scratchBytes = Math.ceil(measured.builder.scratchFloats / 16) * 64;
  const { builder, ...plan } = build(
    model,
    { ...start, workspaceAt: start.workspaceAt + scratchBytes },
    wholeBatch,
    start.workspaceAt,
  );
  return { ...plan, workspaceBytes: scratchBytes + builder.workspaceBytes, keptBytes: builder.keptBytes };
}

const EMPTY: ThreadPlan = {
  calls: [],
  inputs: [],
  truths: [],
  outputs: [],
  lossAt: 0,
  dropouts: [],
  workspaceBytes: 0,
  keptBytes: 0,
};

function build(model: PlanModel, start: PlanStart, wholeBatch: number, scratchAt: number) {
  const builder = new PlanBuilder(start, scratchAt);
  const values = new Map<string, PlanValue>();
  for (const id of model.inputs) values.set(id, builder.value(model.shapes.get(id) as ValueShape, false));
  for (const step of model.steps) {
    builder.forNode(step.nodeId);
    const inputs = step.sources.map((source) => values.get(source) as PlanValue);
    values.set(step.nodeId, emitStep(builder, model, step, inputs));
  }
  const lossAt = builder.take(2, false);
  if (start.training) builder.call('fill', lossAt, 2, 0);
  const ends = model.outputs.map(({ source, ...chosen }) =>
    emitOutput(builder, values.get(source) as PlanValue, chosen, wholeBatch, lossAt),
  );
  const calls = [...builder.forward];
  if (start.training) calls.push(...builder.backward());
  return {
    builder,
    calls,
    inputs: model.inputs.map((id) => (values.get(id) as PlanValue).data),
    truths: ends.map((end) => end.truth),
    outputs: ends.map((end) => end.output),
    lossAt,
    dropouts: builder.dropouts,
  };
}

function emitStep(
  builder: PlanBuilder,
  model: PlanModel,
  { nodeId, layer }: KernelStep,
  inputs: readonly PlanValue[],
): PlanValue {
  const place: LayerPlace = {
    ...{ builder, inputs, x: inputs[0] as PlanValue },
    places: model.parameters.places.get(nodeId) ?? [],
    shape: model.shapes.get(nodeId) as ValueShape,
    stream: model.dropouts.get(nodeId) ?? null,
  };
  switch (layer.kind) {
    case 'recurrent':
      return emitRecurrent(place, layer);
    case 'bidirectional':
      return emitBidirectional(place, layer);
    case 'dense':
      return emitDense(place, layer);
    case 'dropout':
      return emitDropout(place, layer);
    case 'embedding':
      return emitEmbedding(place, layer);
    case 'flatten':
      return emitFlatten(place);
    case 'concatenate':
      return emitConcatenate(place, layer);
  }
}

/** Emits what becomes of an output: its rows one after another, its loss, and the loss's gradient. */
function emitOutput(builder: PlanBuilder, value: PlanValue, chosen: ChosenLoss, wholeBatch: number, lossAt: number) {
  const loss = findLoss(chosen.loss);
  const { width, stride } = value;
  const rows = builder.batch;
  const size = rows * width;
  const tight = stride === width;
  const output = tight ? value.data : builder.take(size, false);
  if (!tight) builder.call('copyRows', output, width, value.data, stride, rows, width);
  if (!builder.training) return { output, truth: 0 };
  const truth = builder.take(loss.truth === 'codes' ? rows : size, false);
  builder.onBackward(() => {
    const mode = value.gradient ? builder.modeOf(value) : ADD;
    const inPlace = tight && value.gradient !== 0 && mode !== ADD;
    const gradient = inPlace ? value.gradient : builder.take(size, false);
    const count = loss.needs === 'distribution' ? wholeBatch : wholeBatch * width;
    const parameter = loss.kernelParameter?.(chosen.lossParams) ?? 0;
    if (loss.truth === 'codes') builder.call('codeLoss', output, truth, rows, width, count, gradient, lossAt);
    else builder.call('loss', loss.kernel, output, truth, size, count, gradient, lossAt, parameter);
    if (inPlace || !value.gradient) return;
    builder.clearPadding(value, mode);
    builder.giveRows(value, mode, gradient, width, rows);
  });
  return { output, truth };
}
