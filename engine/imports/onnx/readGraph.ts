import { WireType } from '@bufbuild/protobuf/wire';
import { DIMENSION, GRAPH, NODE, TENSOR, TYPE, VALUE } from '../../emit/onnx/onnxFields';
import { eachField, Fault, textOf, wholeNumberOf, wholeNumbersOf } from './readMessage';

/** Names of `TensorProto.DataType`, by number; newer ones are left to their number. */
const TYPE_NAMES: Readonly<Record<number, string>> = {
  1: 'float32',
  2: 'uint8',
  3: 'int8',
  4: 'uint16',
  5: 'int16',
  6: 'int32',
  7: 'int64',
  8: 'string',
  9: 'bool',
  10: 'float16',
  11: 'float64',
  12: 'uint32',
  13: 'uint64',
  14: 'complex64',
  15: 'complex128',
  16: 'bfloat16',
};
/** Bytes of one number of the types that models are made of. */
const TYPE_BYTES: Readonly<Record<string, number>> = {
  float32: 4,
  uint8: 1,
  int8: 1,
  uint16: 2,
  int16: 2,
  int32: 4,
  int64: 8,
  bool: 1,
  float16: 2,
  float64: 8,
  uint32: 4,
  uint64: 8,
  bfloat16: 2,
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
  eachField(bytes, ({ number, reader, wire }) => {
    if (number === GRAPH.name) {
      name = textOf(reader, wire);
      return true;
    }
    if (wire !== WireType.LengthDelimited) return false;
    if (number === GRAPH.node) {
      const operator = readOperator(reader.bytes());
      operators.set(operator, (operators.get(operator) ?? 0) + 1);
    } else if (number === GRAPH.initializer) initializers.push(readTensor(reader.bytes()));
    else if (number === GRAPH.input) inputs.push(readValue(reader.bytes()));
    else if (number === GRAPH.output) outputs.push(readValue(reader.bytes()));
    else return false;
    if (++parts > MAX_PARTS) throw new Fault({ code: 'onnx.parts' });
    return true;
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
  eachField(bytes, ({ number, reader, wire }) => {
    if (number === NODE.operator) operator = textOf(reader, wire);
    else if (number === NODE.domain) domain = textOf(reader, wire);
    else return false;
    return true;
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
  eachField(bytes, ({ number, reader, wire }) => {
    if (number === TENSOR.dims) shape.push(...wholeNumbersOf(reader, wire).slice(0, MAX_RANK + 1));
    else if (number === TENSOR.type) type = wholeNumberOf(reader, wire);
    else if (number === TENSOR.name) name = textOf(reader, wire);
    else if (number === TENSOR.location) location = wholeNumberOf(reader, wire);
    else if (number === TENSOR.bytes && wire === WireType.LengthDelimited) stored.bytes = reader.bytes().length;
    else return false;
    if (shape.length > MAX_RANK) throw new Fault({ code: 'onnx.rank' });
    return true;
  });
  if (shape.some((size) => size < 0)) throw new Fault({ code: 'onnx.negativeSize', values: { tensor: name } });
  const typeName = nameOfType(type);
  const expected = sizeOf(shape) * (TYPE_BYTES[typeName] ?? 0);
  if (stored.bytes >= 0 && location !== EXTERNAL && expected > 0 && stored.bytes !== expected) {
    throw new Fault({ code: 'onnx.size', values: { tensor: name, received: stored.bytes, expected } });
  }
  return { name, type: typeName, shape };
}

function readValue(bytes: Uint8Array): ReadValue {
  let name = '';
  let type = 'other';
  let shape: readonly (number | string | null)[] = [];
  eachField(bytes, ({ number, reader, wire }) => {
    if (number === VALUE.name) name = textOf(reader, wire);
    else if (number === VALUE.type && wire === WireType.LengthDelimited) {
      const tensor = partOf(reader.bytes(), TYPE.tensor);
      if (tensor) ({ type, shape } = readTensorType(tensor));
    } else return false;
    return true;
  });
  return { name, type, shape };
}

function readTensorType(bytes: Uint8Array): Pick<ReadValue, 'type' | 'shape'> {
  let type = 'other';
  const shape: (number | string | null)[] = [];
  eachField(bytes, ({ number, reader, wire }) => {
    if (number === TYPE.element) type = nameOfType(wholeNumberOf(reader, wire));
    else if (number === TYPE.shape && wire === WireType.LengthDelimited) shape.push(...readSizes(reader.bytes()));
    else return false;
    return true;
  });
  return { type, shape };
}

function readSizes(bytes: Uint8Array): (number | string | null)[] {
  const sizes: (number | string | null)[] = [];
  eachField(bytes, ({ number, reader, wire }) => {
    if (number !== TYPE.dimension || wire !== WireType.LengthDelimited) return false;
    sizes.push(readSize(reader.bytes()));
    if (sizes.length > MAX_RANK) throw new Fault({ code: 'onnx.rank' });
    return true;
  });
  return sizes;
}

function readSize(bytes: Uint8Array): number | string | null {
  let size: number | string | null = null;
  eachField(bytes, ({ number, reader, wire }) => {
    if (number === DIMENSION.size) size = wholeNumberOf(reader, wire);
    else if (number === DIMENSION.symbol) size = textOf(reader, wire);
    else return false;
    return true;
  });
  return size;
}

/** The last field of this number, which is a message. */
function partOf(bytes: Uint8Array, wanted: number): Uint8Array | null {
  const parts: Uint8Array[] = [];
  eachField(bytes, ({ number, reader, wire }) => {
    if (number !== wanted || wire !== WireType.LengthDelimited) return false;
    parts.push(reader.bytes());
    return true;
  });
  return parts.at(-1) ?? null;
}

const nameOfType = (type: number): string => TYPE_NAMES[type] ?? `type ${type}`;

function sizeOf(shape: readonly number[]): number {
  const size = shape.reduce((product, n) => product * n, 1);
  if (!Number.isSafeInteger(size)) throw new Fault({ code: 'onnx.large' });
  return size;
}
