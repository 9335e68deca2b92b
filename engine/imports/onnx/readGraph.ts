import { DIMENSION, GRAPH, NODE, SHAPE, TENSOR, TENSOR_TYPE, TYPE, VALUE } from '../../emit/onnx/onnxFields';
import { Fault, readMessage } from './readMessage';

/** Names of `TensorProto.DataType` by number, with the bytes of one number of the types that models are made of. */
const TYPES: Readonly<Record<number, readonly [name: string, bytes?: number]>> = {
  1: ['float32', 4],
  2: ['uint8', 1],
  3: ['int8', 1],
  4: ['uint16', 2],
  5: ['int16', 2],
  6: ['int32', 4],
  7: ['int64', 8],
  8: ['string'],
  9: ['bool', 1],
  10: ['float16', 2],
  11: ['float64', 8],
  12: ['uint32', 4],
  13: ['uint64', 8],
  14: ['complex64'],
  15: ['complex128'],
  16: ['bfloat16', 2],
};
const DECIMAL_TYPES = new Set(['float16', 'bfloat16', 'float32', 'float64']);
const MAX_PARTS = 1_000_000;
const MAX_RANK = 64;
const EXTERNAL = 1;

/** An input or output: a size may be a symbol, or null where the file does not say. */
export interface ReadValue {
  readonly name: string;
  readonly type: string;
  readonly shape: readonly (number | string | null)[];
}

/** A constant of the graph. */
export interface ReadTensor {
  readonly name: string;
  readonly type: string;
  readonly shape: readonly number[];
}

/** What a graph is made of. */
export interface ReadGraph {
  readonly name: string;
  /** Without those that only give a constant a default. */
  readonly inputs: readonly ReadValue[];
  readonly outputs: readonly ReadValue[];
  /** How often each operator occurs, in the order of first use; those that are not standard with their domain. */
  readonly operators: Readonly<Record<string, number>>;
  readonly initializers: readonly ReadTensor[];
  /** Decimal numbers among the constants. */
  readonly parameterCount: number;
}

/** Reads a `GraphProto`, but none of its numbers. */
export function readGraph(bytes: Uint8Array): ReadGraph {
  const parts = ['name', 'node', 'initializer', 'input', 'output'] as const;
  const graph = readMessage(bytes, GRAPH, parts, MAX_PARTS);
  const operators = new Map<string, number>();
  for (const operator of graph.node.map(readOperator)) operators.set(operator, (operators.get(operator) ?? 0) + 1);
  const initializers = graph.initializer.map(readTensor);
  if (graph.output.length === 0) throw new Fault({ code: 'onnx.outputs' });
  const constants = new Set(initializers.map((tensor) => tensor.name));
  const decimals = initializers.filter(({ type }) => DECIMAL_TYPES.has(type));
  return {
    name: graph.name.at(-1) ?? '',
    inputs: graph.input.map(readValue).filter((input) => !constants.has(input.name)),
    outputs: graph.output.map(readValue),
    operators: Object.fromEntries(operators),
    initializers,
    parameterCount: decimals.reduce((sum, { shape }) => sum + sizeOf(shape), 0),
  };
}

function readOperator(bytes: Uint8Array): string {
  const node = readMessage(bytes, NODE, ['operator', 'domain']);
  const operator = node.operator.at(-1) ?? '';
  const domain = node.domain.at(-1) ?? '';
  if (operator === '') throw new Fault({ code: 'onnx.operator' });
  return domain === '' || domain === 'ai.onnx' ? operator : `${domain}.${operator}`;
}

function readTensor(bytes: Uint8Array): ReadTensor {
  const tensor = readMessage(bytes, TENSOR, ['dims', 'type', 'name', 'location', 'bytes']);
  const { dims: shape } = tensor;
  const name = tensor.name.at(-1) ?? '';
  const type = tensor.type.at(-1) ?? 0;
  if (shape.length > MAX_RANK) throw new Fault({ code: 'onnx.rank' });
  if (shape.some((size) => size < 0)) throw new Fault({ code: 'onnx.negativeSize', values: { tensor: name } });
  const received = tensor.location.at(-1) === EXTERNAL ? undefined : tensor.bytes.at(-1)?.length;
  const expected = sizeOf(shape) * (TYPES[type]?.[1] ?? 0);
  if (received !== undefined && expected > 0 && received !== expected) {
    throw new Fault({ code: 'onnx.size', values: { tensor: name, received, expected } });
  }
  return { name, type: nameOfType(type), shape };
}

function readValue(bytes: Uint8Array): ReadValue {
  const value = readMessage(bytes, VALUE, ['name', 'type']);
  const tensor = value.type.flatMap((type) => readMessage(type, TYPE, ['tensor']).tensor).at(-1);
  const { element = [], shape = [] } = tensor ? readMessage(tensor, TENSOR_TYPE, ['element', 'shape']) : {};
  const sizes = shape.flatMap((part) => readMessage(part, SHAPE, ['dimension']).dimension);
  if (sizes.length > MAX_RANK) throw new Fault({ code: 'onnx.rank' });
  const type = element.at(-1);
  return {
    name: value.name.at(-1) ?? '',
    type: type === undefined ? 'other' : nameOfType(type),
    shape: sizes.map((part) => {
      const { size, symbol } = readMessage(part, DIMENSION, ['size', 'symbol']);
      return symbol.at(-1) ?? size.at(-1) ?? null;
    }),
  };
}

const nameOfType = (type: number): string => TYPES[type]?.[0] ?? `type ${type}`;

function sizeOf(shape: readonly number[]): number {
  const size = shape.reduce((product, n) => product * n, 1);
  if (!Number.isSafeInteger(size)) throw new Fault({ code: 'onnx.large' });
  return size;
}
