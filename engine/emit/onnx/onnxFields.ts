// The messages of onnx.proto3 (ONNX 1.12): of each the fields that Seqloom writes or reads, in the order in which it writes them.

/** What a field holds; one that holds a message is told by the fields of that. */
export type FieldKind = 'int' | 'ints' | 'float' | 'text' | 'bytes' | MessageFields;

/** Number and kind of each field. */
export interface MessageFields {
  readonly [name: string]: readonly [number: number, kind: FieldKind];
}

/** `StringStringEntryProto`. */
export const ENTRY = { key: [1, 'text'], value: [2, 'text'] } as const;

const ATTRIBUTE = {
  name: [1, 'text'],
  type: [20, 'int'],
  float: [2, 'float'],
  int: [3, 'int'],
  text: [4, 'text'],
  floats: [7, 'float'],
  ints: [8, 'int'],
  texts: [9, 'text'],
} as const;

/** `AttributeProto.AttributeType`, by our names for them. */
export const ATTRIBUTE_TYPES = { float: 1, int: 2, text: 3, floats: 6, ints: 7, texts: 8 } as const;

export const NODE = {
  input: [1, 'text'],
  output: [2, 'text'],
  name: [3, 'text'],
  operator: [4, 'text'],
  attribute: [5, ATTRIBUTE],
  domain: [7, 'text'],
} as const;

export const TENSOR = {
  dims: [1, 'ints'],
  type: [2, 'int'],
  name: [8, 'text'],
  bytes: [9, 'bytes'],
  location: [14, 'int'],
} as const;

export const DIMENSION = { size: [1, 'int'], symbol: [2, 'text'] } as const;

/** `TypeProto`, its `Tensor`, and the `TensorShapeProto` in there. */
export const SHAPE = { dimension: [1, DIMENSION] } as const;
export const TENSOR_TYPE = { element: [1, 'int'], shape: [2, SHAPE] } as const;
export const TYPE = { tensor: [1, TENSOR_TYPE] } as const;

/** `ValueInfoProto`. */
export const VALUE = { name: [1, 'text'], type: [2, TYPE], doc: [3, 'text'] } as const;

export const GRAPH = {
  node: [1, NODE],
  name: [2, 'text'],
  initializer: [5, TENSOR],
  doc: [10, 'text'],
  input: [11, VALUE],
  output: [12, VALUE],
} as const;

export const OPERATOR_SET = { domain: [1, 'text'], version: [2, 'int'] } as const;

export const MODEL = {
  irVersion: [1, 'int'],
  producerName: [2, 'text'],
  producerVersion: [3, 'text'],
  doc: [6, 'text'],
  graph: [7, GRAPH],
  operatorSet: [8, OPERATOR_SET],
  metadata: [14, ENTRY],
} as const;
