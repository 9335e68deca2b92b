import type { GraphAnalysis } from '../../graph/analyzeGraph';
import type { DataSignature } from '../../tensors/dataSignature';
import type { TensorSpec } from '../../tensors/tensorSpec';
import { inputFeatures } from '../../layers/input';
import { targetColumns as chosenColumns, targetSteps } from '../../layers/target';
import { wrapText } from '../../emit/python/pythonText';
import type { TorchNames } from './torchNames';
import type { TorchPlan } from './torchPlan';

const MAX_COLUMNS = 8;

function listColumns(columns: readonly { readonly name: string }[]): string {
  const names = columns.slice(0, MAX_COLUMNS).map((column) => column.name);
  const more = columns.length - names.length;
  return names.join(', ') + (more > 0 ? ` and ${more} more` : '');
}

/** Which columns an Input reads, for a comment; null while that is not known. */
export function inputColumns(analysis: GraphAnalysis, nodeId: string, data: DataSignature | null): string | null {
  const node = analysis.nodes.get(nodeId);
  if (!node || !data) return null;
  const columns = inputFeatures(node.params as Parameters<typeof inputFeatures>[0], data);
  if (columns.length === 0) return null;
  const what = node.params.form === 'codes' ? 'codes of' : 'steps of';
  return `${node.node.name}: ${columns[0]?.shape[0]} ${what} ${listColumns(columns)}`;
}

/** What a Target asks for, for a comment; null while that is not known. */
export function targetColumns(analysis: GraphAnalysis, nodeId: string, data: DataSignature | null): string | null {
  const node = analysis.nodes.get(nodeId);
  if (!node || !data) return null;
  const columns = chosenColumns(node.params as Parameters<typeof chosenColumns>[0], data);
  if (columns.length === 0) return null;
  return `${node.node.name}: ${targetSteps(columns)} of ${listColumns(columns)}`;
}

const INDENT = '    ';
const WIDTH = 84;
/** Three quotes before and three behind. */
const QUOTES = 6;

/** The docstring of the module: the shapes that it maps and how many numbers it trains. */
export function classDocumentation(plan: TorchPlan, names: TorchNames): string[] {
  const count = plan.parameterCount;
  const numbers = `It has ${count} trainable ${count === 1 ? 'number' : 'numbers'}.`;
  const specs = plan.inputs.flatMap(({ nodeId, spec }) => (spec ? [`${names.node(nodeId)} ${shapeText(spec)}`] : []));
  const results = plan.outputs.flatMap(({ source }) => sourceShape(plan, source) ?? []);
  const known = plan.complete && specs.length === plan.inputs.length && results.length === plan.outputs.length;
  const text = known ? `Maps ${specs.join(' and ')} to ${results.join(' and ')}. ${numbers}` : numbers;
  if (text.length + QUOTES <= WIDTH) return [`${INDENT}"""${text}"""`];
  const [first = '', ...more] = wrapText(known ? text.slice(0, -numbers.length) : text, WIDTH - QUOTES);
  const rest = [...more, ...(known ? ['', numbers] : [])];
  return [`${INDENT}"""${first}`, ...rest.map((line) => (line === '' ? '' : INDENT + line)), `${INDENT}"""`];
}

function shapeText({ shape, dtype }: TensorSpec): string {
  return `(${['batch', ...shape].join(', ')})${dtype === 'int32' ? ' of codes' : ''}`;
}

function sourceShape(plan: TorchPlan, source: TorchPlan['outputs'][number]['source']): string | undefined {
  const step = plan.steps.find(({ nodeId }) => nodeId === source?.node);
  const spec = source && step?.outputs[source.port];
  return spec ? shapeText(spec) : undefined;
}
