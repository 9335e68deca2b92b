/** A file of a model that was made elsewhere. */
export interface ForeignFile {
  /** With `/` between folders, where there are any. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A weight of a model that was made elsewhere. */
export interface ForeignWeight {
  /** As the file calls it, such as `lstm/kernel`. */
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** An output of a layer: which layer, which of its calls, which of the tensors that the call returned. */
export interface ForeignTensor {
  readonly layer: string;
  readonly call: number;
  readonly output: number;
}

/** One application of a layer. A layer that is shared has several. */
export interface ForeignCall {
  /** Positional tensors, in order. */
  readonly inputs: readonly ForeignTensor[];
  /** Tensors that are given by name, such as `initial_state`, in order. */
  readonly named: Readonly<Record<string, readonly ForeignTensor[]>>;
  /** Switches of this call alone that are not tensors, such as `use_causal_mask`; those that say nothing are left out. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** A layer as Keras or tf.js describes it. Both use the same class names; options are in snake_case here, always. */
export interface ForeignLayer {
  readonly name: string;
  readonly className: string;
  readonly config: Readonly<Record<string, unknown>>;
  /** Where it stands in the file, such as `model.json: config.layers[3]`. */
  readonly place: string;
  readonly calls: readonly ForeignCall[];
  /** In the layer's own order (kernel, recurrent kernel, bias); null when the file has none for it. */
  readonly weights: readonly ForeignWeight[] | null;
}

/** An optimizer as Keras or tf.js describes it. */
export interface ForeignOptimizer {
  readonly className: string;
  readonly config: Readonly<Record<string, unknown>>;
}

/** A model of tf.js or Keras as its file tells it; nothing of it has been understood yet but the form. */
export interface ForeignModel {
  readonly name: string;
  readonly format: 'tfjs' | 'keras' | 'keras-h5' | 'keras-json';
  /** As the file says; Keras 2 and 3 mean different things by `hard_sigmoid`. */
  readonly kerasVersion: string | null;
  /** In an order in which they can be computed, `InputLayer` included, also for a Sequential model. */
  readonly layers: readonly ForeignLayer[];
  readonly inputs: readonly ForeignTensor[];
  readonly outputs: readonly ForeignTensor[];
  /** The loss that the model was compiled with, as the file names it; null when it says none or several. */
  readonly loss: string | null;
  /** What it was compiled with; null when it does not say. */
  readonly optimizer: ForeignOptimizer | null;
}
