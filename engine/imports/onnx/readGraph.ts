import { DIMENSION, GRAPH, NODE, TENSOR, TYPE, VALUE } from '../../emit/onnx/onnxFields';
import { Fault, part, readFields, text, whole, wholes } from './readMessage';

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
  let name = '';
  const inputs: ReadValue[] = [];
  const outputs: ReadValue[] = [];
  const initializers: ReadTensor[] = [];
  const operators = new Map<string, number>();
  let parts = 0;
  const counted = (take: (bytes: Uint8Array) => void) =>
    part((bytes) => {
      take(bytes);
      if (++parts > MAX_PARTS) throw new Fault({ code: 'onnx.parts' });
    });
  readFields(bytes, {
    [GRAPH.name]: text((given) => (name = given)),
    [GRAPH.node]: counted((node) => {
      const operator = readOperator(node);
      operators.set(operator, (operators.get(operator) ?? 0) + 1);
    }),
    [GRAPH.initializer]: counted((tensor) => initializers.push(readTensor(tensor))),
    [GRAPH.input]: counted((input) => inputs.push(readValue(input))),
    [GRAPH.output]: counted((output) => outputs.push(readValue(output))),
  });
  if (outputs.length === 0) throw new Fault({ code: 'onnx.outputs' });
  const constants = new Set(initializers.map((tensor) => tensor.name));
  return {
    name,
    inputs: inputs.filter((input) => !constants.has(input.name)),
    outputs,
    operators: Object.fromEntries(operators),
    initializers,
    parameterCount: initializers.reduce(
      (sum, { type, shape }) => sum + (DECIMAL_TYPES.has(type) ? sizeOf(shape) : 0),
      0,
    ),
  };
}

function readOperator(bytes: Uint8Array): string {
  let operator = '';
  let domain = '';
  readFields(bytes, {
    [NODE.operator]: text((name) => (operator = name)),
    [NODE.domain]: text((name) => (domain = name)),
  });
  if (operator === '') throw new Fault({ code: 'onnx.operator' });
  return domain === '' || domain === 'ai.onnx' ? operator : `${domain}.${operator}`;
}

function readTensor(bytes: Uint8Array): ReadTensor {
  let name = '';
  let type = 0;
  let location = 0;
  const stored = { bytes: -1 };
  const shape: number[] = [];
  readFields(bytes, {
    [TENSOR.dims]: wholes((sizes) => {
      shape.push(...sizes.slice(0, MAX_RANK + 1));
      if (shape.length > MAX_RANK) throw new Fault({ code: 'onnx.rank' });
    }),
    [TENSOR.type]: whole((number) => (type = number)),
    [TENSOR.name]: text((given) => (name = given)),
    [TENSOR.location]: whole((place) => (location = place)),
    [TENSOR.bytes]: part(({ length }) => (stored.bytes = length)),
  });
  if (shape.some((size) => size < 0)) throw new Fault({ code: 'onnx.negativeSize', values: { tensor: name } });
  const typeName = nameOfType(type);
  const expected = sizeOf(shape) * (TYPES[type]?.[1] ?? 0);
  if (stored.bytes >= 0 && location !== EXTERNAL && expected > 0 && stored.bytes !== expected) {
    throw new Fault({ code: 'onnx.size', values: { tensor: name, received: stored.bytes, expected } });
  }
  return { name, type: typeName, shape };
}

function readValue(bytes: Uint8Array): ReadValue {
  let name = '';
  let type = 'other';
  let shape: readonly (number | string | null)[] = [];
  readFields(bytes, {
    [VALUE.name]: text((given) => (name = given)),
    [VALUE.type]: part((given) => {
      const tensors: Uint8Array[] = [];
      readFields(given, { [TYPE.tensor]: part((tensor) => tensors.push(tensor)) });
      const last = tensors.at(-1);
      if (last) ({ type, shape } = readTensorType(last));
    }),
  });
  return { name, type, shape };
}

function readTensorType(bytes: Uint8Array): Pick<ReadValue, 'type' | 'shape'> {
  let type = 'other';
  const shape: (number | string | null)[] = [];
  readFields(bytes, {
    [TYPE.element]: whole((number) => (type = nameOfType(number))),
    [TYPE.shape]: part((sizes) => shape.push(...readSizes(sizes))),
  });
  return { type, shape };
}

function readSizes(bytes: Uint8Array): (number | string | null)[] {
  const sizes: (number | string | null)[] = [];
  readFields(bytes, {
    [TYPE.dimension]: part((size) => {
      sizes.push(readSize(size));
      if (sizes.length > MAX_RANK) throw new Fault({ code: 'onnx.rank' });
    }),
  });
  return sizes;
}

function readSize(bytes: Uint8Array): number | string | null {
  let size: number | string | null = null;
  readFields(bytes, {
    [DIMENSION.size]: whole((number) => (size = number)),
    [DIMENSION.symbol]: text((symbol) => (size = symbol)),
  });
  return size;
}

const nameOfType = (type: number): string => TYPES[type]?.[0] ?? `type ${type}`;

function sizeOf(shape: readonly number[]): number {
  const size = shape.reduce((product, n) => product * n, 1);
  if (!Number.isSafeInteger(size)) throw new Fault({ code: 'onnx.large' });
  return size;
}
