import { freeName } from '../../text/freeName';
import type { OnnxAttribute, OnnxNode, OnnxTensor } from './onnxGraph';

type Attributes = Readonly<Record<string, OnnxAttribute>>;

/**
 * Collects the operators and constants of a graph, layer by layer. Values are named for their layer:
 * `lstm` is what the layer gives out, `lstm/…` what comes up on the way there.
 */
export class OnnxBuilder {
  readonly nodes: OnnxNode[] = [];
  readonly tensors: OnnxTensor[] = [];
  readonly #taken = new Set<string>();
  readonly #shared = new Map<string, string>();

  /** Adds an operator with one output of the given name, or of one like it, and returns the output's name. */
  add(operator: string, name: string, inputs: readonly string[], attributes: Attributes = {}): string {
    const [output] = this.addMany(operator, name, inputs, [name], attributes) as [string];
    return output;
  }

  /** Adds an operator with several outputs and returns their names. An empty name leaves an output out. */
  addMany(
    operator: string,
    name: string,
    inputs: readonly string[],
    outputs: readonly string[],
    attributes: Attributes = {},
  ): readonly string[] {
    const named = outputs.map((output) => (output === '' ? '' : this.reserve(output)));
    this.nodes.push({
      name: named.find((output) => output !== '') ?? name,
      operator,
      inputs,
      outputs: named,
      attributes,
    });
    return named;
  }

  /** Adds the product of any number of values; ONNX multiplies two at a time. */
  multiply(name: string, values: readonly string[]): string {
    const [first, ...others] = values as [string, ...string[]];
    return others.reduce(
      (product, value, i) => this.add('Mul', i === others.length - 1 ? name : `${name}/product`, [product, value]),
      first,
    );
  }

  /** Adds a tensor of 32-bit floats: a weight. */
  weight(name: string, dims: readonly number[], values: Float32Array): string {
    return this.#tensor(name, dims, 'float32', values);
  }

  /** A list of whole numbers as the tensor that some operators want; one for all that want the same. */
  sizes(...values: readonly number[]): string {
    const name = `sizes_${values.join('_').replaceAll('-', 'minus_')}`;
    return this.#once(name, () => this.#tensor(name, [values.length], 'int64', BigInt64Array.from(values, BigInt)));
  }

  /** A single number as a tensor without axes. */
  scalar(value: number, type: 'float32' | 'int32' | 'int64'): string {
    const name = `${type}_${String(value).replaceAll('-', 'minus_')}`;
    const values = { float32: Float32Array, int32: Int32Array } as const;
    return this.#once(name, () =>
      this.#tensor(name, [], type, type === 'int64' ? BigInt64Array.of(BigInt(value)) : values[type].of(value)),
    );
  }

  #tensor(wanted: string, dims: readonly number[], type: OnnxTensor['type'], values: ArrayBufferView): string {
    const name = this.reserve(wanted);
    this.tensors.push({ name, dims, type, bytes: new Uint8Array(values.buffer, values.byteOffset, values.byteLength) });
    return name;
  }

  #once(key: string, make: () => string): string {
    const known = this.#shared.get(key);
    if (known !== undefined) return known;
    const name = make();
    this.#shared.set(key, name);
    return name;
  }

  /** Keeps a name, or one like it, for something that is not made here, such as an input of the graph. */
  reserve(wanted: string): string {
    const name = freeName(wanted, this.#taken);
    this.#taken.add(name);
    return name;
  }
}
