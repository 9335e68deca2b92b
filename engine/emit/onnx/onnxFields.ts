// Field numbers of onnx.proto3 (ONNX 1.12): of each message those that Seqloom writes or reads.

export const MODEL = {
  irVersion: 1,
  producerName: 2,
  producerVersion: 3,
  doc: 6,
  graph: 7,
  operatorSet: 8,
  metadata: 14,
} as const;

export const OPERATOR_SET = { domain: 1, version: 2 } as const;

/** `StringStringEntryProto`. */
export const ENTRY = { key: 1, value: 2 } as const;

export const GRAPH = { node: 1, name: 2, initializer: 5, doc: 10, input: 11, output: 12 } as const;

export const NODE = { input: 1, output: 2, name: 3, operator: 4, attribute: 5, domain: 7 } as const;

export const ATTRIBUTE = { name: 1, float: 2, int: 3, text: 4, floats: 7, ints: 8, texts: 9, type: 20 } as const;

/** `AttributeProto.AttributeType`, by our names for them. */
export const ATTRIBUTE_TYPES = { float: 1, int: 2, text: 3, floats: 6, ints: 7, texts: 8 } as const;

export const TENSOR = { dims: 1, type: 2, name: 8, bytes: 9, location: 14 } as const;

/** `ValueInfoProto`. */
export const VALUE = { name: 1, type: 2, doc: 3 } as const;

/** `TypeProto`, its `Tensor`, and the `TensorShapeProto` in there. */
export const TYPE = { tensor: 1, element: 1, shape: 2, dimension: 1 } as const;

export const DIMENSION = { size: 1, symbol: 2 } as const;
