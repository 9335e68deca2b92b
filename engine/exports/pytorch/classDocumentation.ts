import type { TensorSpec } from '../../tensors/tensorSpec';
import { wrapText } from '../../emit/python/pythonText';
import type { TorchNames } from '../programs/pythonNames';
import type { TorchPlan } from './torchPlan';

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
