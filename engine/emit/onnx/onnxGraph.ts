/** Element types of ONNX tensors, by the names of `TensorProto.DataType`. */
export const ELEMENT_TYPES = { float32: 1, int32: 6, int64: 7, bool: 9 } as const;

export type ElementType = keyof typeof ELEMENT_TYPES;

/** A constant of the graph: a weight, or a number that an operator takes as a tensor. */
export interface OnnxTensor {
  readonly name: string;
  readonly dims: readonly number[];
  readonly type: ElementType;
  /** Little-endian, in row-major order. */
  readonly bytes: Uint8Array;
}

/** A setting of an operator; ONNX tells whole numbers from decimal ones. */
export type OnnxAttribute =
  | { readonly kind: 'int'; readonly value: number }
  | { readonly kind: 'float'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'ints'; readonly value: readonly number[] }
  | { readonly kind: 'floats'; readonly value: readonly number[] }
  | { readonly kind: 'texts'; readonly value: readonly string[] };

/** One operator. An empty name among the inputs or outputs leaves an optional one out. */
export interface OnnxNode {
  readonly name: string;
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: Readonly<Record<string, OnnxAttribute>>;
}

/** An input or output of the graph. A size that is a text is a symbol, such as the batch. */
export interface OnnxValue {
  readonly name: string;
  readonly type: ElementType;
  readonly shape: readonly (number | string)[];
  readonly doc: string;
}

/** A graph of standard operators. */
export interface OnnxGraph {
  readonly name: string;
  readonly doc: string;
  /** Each after everything that feeds it. */
  readonly nodes: readonly OnnxNode[];
  readonly tensors: readonly OnnxTensor[];
  readonly inputs: readonly OnnxValue[];
  readonly outputs: readonly OnnxValue[];
}

/** A whole `.onnx` file. */
export interface OnnxModel {
  readonly graph: OnnxGraph;
  readonly doc: string;
  readonly producer: { readonly name: string; readonly version: string };
  /** Texts that travel with the model; ONNX gives them no meaning. */
  readonly metadata: Readonly<Record<string, string>>;
}

export const int = (value: number): OnnxAttribute => ({ kind: 'int', value });
export const float = (value: number): OnnxAttribute => ({ kind: 'float', value });
export const text = (value: string): OnnxAttribute => ({ kind: 'text', value });
export const ints = (...value: readonly number[]): OnnxAttribute => ({ kind: 'ints', value });
export const floats = (...value: readonly number[]): OnnxAttribute => ({ kind: 'floats', value });
export const texts = (...value: readonly string[]): OnnxAttribute => ({ kind: 'texts', value });
