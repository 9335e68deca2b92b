/** An activation that has kernels; `hardSigmoid` is Keras 2's: 0.2·x + 0.5 within 0 and 1. */
export type KernelActivation = 'linear' | 'tanh' | 'sigmoid' | 'relu' | 'hardSigmoid' | 'softmax';

/** The recurrent cells that have kernels of their own. */
export type CellName = 'lstm' | 'gru' | 'simpleRnn';

/** The activations of candidate and output that have kernels. */
export const CELL_ACTIVATIONS = ['tanh', 'relu', 'linear'] as const;
export type CellActivation = (typeof CELL_ACTIVATIONS)[number];

/** The activations of gates that have kernels. */
export const GATE_ACTIVATIONS = ['sigmoid', 'hardSigmoid'] as const;
export type GateActivation = (typeof GATE_ACTIVATIONS)[number];

/** A recurrent layer as its kernels see it. */
export interface RecurrentSpec {
  readonly cell: CellName;
  readonly units: number;
  readonly activation: CellActivation;
  /** Of LSTM and GRU; SimpleRNN has no gates. */
  readonly recurrentActivation: GateActivation;
  /** True to read the window from its end to its start. */
  readonly goBackwards: boolean;
  /** GRU only: true applies the reset gate after the recurrent product, with a bias of its own (Keras 3's default). */
  readonly resetAfter: boolean;
}

/** One direction of a recurrent layer. */
export interface KernelRecurrent extends RecurrentSpec {
  readonly returnSequences: boolean;
  readonly dropout: number;
  readonly recurrentDropout: number;
}

/** A layer as the program of a whole training step computes it; its weights are those of its definition, in their order. */
export type KernelLayer =
  | { readonly kind: 'recurrent'; readonly cell: KernelRecurrent }
  | {
      readonly kind: 'bidirectional';
      readonly forward: KernelRecurrent;
      readonly backward: KernelRecurrent;
      readonly merge: 'concat' | 'sum' | 'ave' | 'mul';
    }
  | { readonly kind: 'dense'; readonly units: number; readonly activation: KernelActivation }
  | { readonly kind: 'dropout'; readonly rate: number }
  | { readonly kind: 'embedding'; readonly entries: number; readonly dimensions: number }
  | { readonly kind: 'flatten' }
  | { readonly kind: 'concatenate'; readonly axis: 'features' | 'time' };
