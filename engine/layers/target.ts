import type { DataSignature, TargetSpec } from '../tensors/dataSignature';
import type { InferContext } from '../graph/nodeType';
import { formatShape, specSize, type TensorSpec } from '../tensors/tensorSpec';
import { makeProblem, type Problem, type ProblemFix } from '../problem/problem';
import type { Phrase } from '../text/phrase';
import { findLoss, LOSS_PARAMS, LOSSES } from '../losses';
import type { LossDefinition } from '../losses/defineLoss';
import { defineLayer } from './define/defineLayer';
import {
  decidersBehind,
  inputSpec,
  namesOf,
  outputFix,
  recurrentsBehind,
  refuseCodes,
  setFix,
  sourceName,
} from './define/ports';
import { nodeTitle } from '../graph/nodeTitle';

/** A loss's name in words. */
export function lossPhrase(loss: string): Phrase {
  return { code: `choice.loss.${loss}` };
}

/** The columns that a Target predicts: the chosen ones, or all targets. Unknown names are left out. */
export function targetColumns(
  params: { readonly columns: readonly string[] },
  data: DataSignature,
): readonly TargetSpec[] {
  if (params.columns.length === 0) return data.targets;
  return params.columns.flatMap((name) => data.targets.find((target) => target.name === name) ?? []);
}

/** Steps after the sample that a target is asked for. */
function stepsAhead({ shape, axes }: TargetSpec): number {
  return shape[axes.indexOf('ahead')] ?? 1;
}

/** The steps that are each judged by themselves; null where a sample is judged as a whole. */
function timestepsOf([column]: readonly TargetSpec[]): number | null {
  return column?.shape[column.axes.indexOf('time')] ?? null;
}

function checkColumns(columns: readonly TargetSpec[], loss: LossDefinition, context: InferContext): Problem[] {
  const { node } = context;
  const at = { nodeId: node.id, param: 'loss' };
  const label = lossPhrase(loss.id);
  const categories = columns.filter((column) => column.kind === 'category');
  const [category] = categories;
  if (category && categories.length < columns.length) {
    return [makeProblem('target.mixedKinds', { node: nodeTitle(node) }, { nodeId: node.id, param: 'columns' })];
  }
  if (!category) {
    const column = columns[0]?.name ?? '';
    // One that takes a probability may judge numbers between 0 and 1 too.
    if (loss.truth === 'values' || loss.truth === 'binary') return [];
    const fix = lossFix(node.id, 'meanSquaredError');
    return [makeProblem('target.lossNeedsClasses', { loss: label, column }, { ...at, fix })];
  }
  const horizon = stepsAhead(category);
  if (columns.length > 1 || horizon > 1) {
    const values = { node: nodeTitle(node), columns: columns.length, horizon };
    return [makeProblem('target.oneClassColumn', values, { nodeId: node.id, param: 'columns' })];
  }
  const values = { loss: label, column: category.name, count: category.classes?.length ?? 0 };
  const fix = lossFix(node.id, 'categoricalCrossentropy');
  if (loss.truth === 'binary') {
    return values.count === 2 ? [] : [makeProblem('target.binaryNeedsTwo', values, { ...at, fix })];
  }
  return loss.truth !== 'values' ? [] : [makeProblem('target.lossNeedsNumbers', values, { ...at, fix })];
}

function lossFix(nodeId: string, loss: 'meanSquaredError' | 'categoricalCrossentropy'): ProblemFix {
  return { nodeId, param: 'loss', value: loss, label: { code: `fix.loss.${loss}` } };
}

/** Checks that probabilities arrive where the loss takes logarithms of them. */
function checkRange(spec: TensorSpec, { id, needs }: LossDefinition, context: InferContext): Problem[] {
  if (!needs || spec.range === needs) return [];
  const { node } = context;
  const activationName = needs === 'unit' ? 'sigmoid' : 'softmax';
  const activation = { code: `activation.${activationName}` } as const;
  const source = context.sources.in?.[0];
  const values = { loss: lossPhrase(id), source: sourceName(context), activation };
  const activating = source && ['dense', 'activation'].includes(source.type) ? [source] : [];
  const label = { code: 'fix.useActivation', values: { activation, node: sourceName(context) } } as const;
  const fix = setFix(activating, 'activation', activationName, label);
  return [makeProblem('target.lossNeedsProbabilities', values, { nodeId: node.id, ...(fix && { fix }) })];
}

/** Checks that a sequence arrives where each step is judged, and one vector where the sample is. */
function checkTime(spec: TensorSpec, timesteps: number | null, context: InferContext): Problem | null {
  const { node } = context;
  const values = { node: nodeTitle(node), source: sourceName(context), shape: formatShape(spec.shape) };
  if (spec.hasTime === (timesteps !== null)) {
    if (timesteps === null || spec.shape[0] === timesteps) return null;
    return makeProblem('target.steps', { ...values, expected: timesteps }, { nodeId: node.id });
  }
  const code = spec.hasTime ? 'target.hasTime' : 'target.needsTime';
  const recurrents = recurrentsBehind(context, context.sources.in?.[0]);
  const fix = outputFix(recurrents, spec.hasTime ? 'last' : 'sequences');
  if (!fix) return makeProblem(code, values, { nodeId: node.id });
  return makeProblem(`${code}Fixable`, { ...values, ...namesOf(recurrents) }, { nodeId: node.id, fix });
}

function checkSize(
  spec: TensorSpec,
  columns: readonly TargetSpec[],
  loss: LossDefinition,
  context: InferContext,
): Problem[] {
  const { node } = context;
  const classes = columns[0]?.classes?.length;
  const steps = columns[0] ? stepsAhead(columns[0]) : 1;
  const expected = classes === undefined ? steps * columns.length : loss.truth === 'binary' ? 1 : classes;
  // Of a sequence, each step is judged by itself.
  const received = specSize({ ...spec, shape: spec.hasTime ? spec.shape.slice(1) : spec.shape });
  if (received === expected) return [];
  const meaning = classes === undefined ? `${steps} × ${columns.length}` : String(classes);
  const values = { node: nodeTitle(node), source: sourceName(context), expected, received, meaning };
  const sized = decidersBehind(context, context.sources.in?.[0], ['shape'], ({ type }) => type === 'dense');
  const label = { code: 'fix.setUnits', values: { count: expected, node: namesOf(sized).source } } as const;
  const fix = setFix(sized, 'units', expected, label);
  return [makeProblem('target.size', values, { nodeId: node.id, ...(fix && { fix }) })];
}

/** Where the model's output meets what it should predict. */
export const target = defineLayer({
  type: 'target',
  role: 'target',
  family: 'target',
  params: {
    loss: { kind: 'choice', default: 'meanSquaredError', options: LOSSES.map(({ id }) => id) },
    ...LOSS_PARAMS,
    columns: { kind: 'columns', from: 'targets', default: [] },
  },
  outputs: [],
  mask: 'ends',
  summarize: (params, data) => {
    if (!data || data.targets.length === 0) return [{ code: 'noTarget' }];
    const chosen = targetColumns(params, data);
    const columns = chosen.map((column) => column.name);
    if (timestepsOf(chosen) !== null) return [{ code: 'eachStep', values: { columns } }];
    if (!chosen.some(({ axes }) => axes.includes('ahead'))) return [{ code: 'columns', values: { columns } }];
    const count = chosen[0] ? stepsAhead(chosen[0]) : 1;
    return [{ code: `ahead.${data.stepUnit ?? 'step'}`, values: { columns, count } }];
  },
  infer: (params, inputs, context) => {
    const { node, data } = context;
    const spec = inputSpec(inputs);
    if (!data || data.targets.length === 0) {
      return makeProblem('target.noData', { node: nodeTitle(node) }, { nodeId: node.id });
    }
    const unknown = params.columns.filter((name) => !data.targets.some((column) => column.name === name));
    if (unknown.length > 0) {
      const at = { nodeId: node.id, param: 'columns' };
      return {
        problems: unknown.map((column) => makeProblem('target.unknownColumn', { node: nodeTitle(node), column }, at)),
      };
    }
    const codes = refuseCodes(spec, context);
    if (codes) return codes;
    const columns = targetColumns(params, data);
    const loss = findLoss(params.loss);
    const kindProblems = checkColumns(columns, loss, context);
    const timeProblem = checkTime(spec, timestepsOf(columns), context);
    if (timeProblem) return { problems: [...kindProblems, timeProblem] };
    const problems = [
      ...kindProblems,
      ...checkSize(spec, columns, loss, context),
      ...(kindProblems.length === 0 ? checkRange(spec, loss, context) : []),
    ];
    return problems.length > 0 ? { problems } : { outputs: {}, problems: [] };
  },
  documentation: {
    formula: LOSSES.map(({ formula, short }) => `${short} = mean(${formula})`),
    reference: LOSSES.flatMap(({ reference }) => reference ?? []).join(' '),
  },
});
