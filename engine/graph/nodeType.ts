import type { Phrase, PhraseCode } from '../text/phrase';
import type { Problem } from '../problem/problem';
import type { DataSignature } from '../tensors/dataSignature';
import type { GraphNode, ParamValue } from './graph';
import type { ParamSchemas } from './paramSchema';
import type { TensorSpec } from '../tensors/tensorSpec';

/** A place where wires end. */
export interface PortDefinition {
  readonly name: string;
  /** An input that takes any number of wires (at least two), joined in wiring order. */
  readonly many?: boolean;
  /** An input that may be left without a wire. */
  readonly optional?: boolean;
  /** A port for the state of a recurrent layer; all others carry tensors. The two kinds cannot be wired to each other. */
  readonly carries?: 'state';
}

/** A port's name in words. */
export function portPhrase({ name, many }: Pick<PortDefinition, 'name' | 'many'>): Phrase {
  // The conformance test of the layers demands the words.
  return { code: `port.${many ? 'inputs' : name}` as PhraseCode };
}

/** True when a wire may run between the two: a state ends only where a state is taken, a tensor nowhere else. */
export function portsMeet(from: PortDefinition, to: PortDefinition): boolean {
  return from.carries === to.carries;
}

/** What a node sees while shapes are inferred. */
export interface InferContext {
  readonly node: GraphNode;
  /** Null while no data is open. */
  readonly data: DataSignature | null;
  /** The nodes that feed each input port, in wiring order. */
  readonly sources: Readonly<Record<string, readonly GraphNode[]>>;
  /** The nodes that feed any other node. */
  readonly feeding: (nodeId: string) => readonly GraphNode[];
  readonly types: NodeTypes;
}

/** The specs at each input port, in wiring order; every required port holds at least one. */
export type PortInputs = Readonly<Record<string, readonly TensorSpec[]>>;

/** Either the spec at each output port or what is wrong; problems may come with outputs when they are warnings. */
export interface Inference {
  readonly outputs?: Readonly<Record<string, TensorSpec>>;
  readonly problems: readonly Problem[];
}

/** What of its inputs a node hands on as it is: all of the shape, or its axes with another number of features. */
export type KeptPart = 'shape' | 'axes';

/** The part of a layer definition that the graph needs: ports, parameters and shapes. */
export interface NodeType {
  readonly type: string;
  readonly role: 'input' | 'layer' | 'target';
  readonly params: ParamSchemas;
  readonly inputs: readonly PortDefinition[];
  readonly outputs: readonly PortDefinition[];
  /** Unless stated, the node decides the axes of its output by itself. */
  keeps?(params: Readonly<Record<string, ParamValue>>): KeptPart | null;
  /** The one-line setting under the node's name, as phrases that are joined with a middle dot. */
  summarize(params: Readonly<Record<string, ParamValue>>, data: DataSignature | null): readonly Phrase[];
  infer(params: Readonly<Record<string, ParamValue>>, inputs: PortInputs, context: InferContext): Inference;
  /** Trainable numbers of the layer. Called only with inputs that `infer` accepted. */
  countParameters(params: Readonly<Record<string, ParamValue>>, inputs: PortInputs): number;
  /** Floating-point operations of one forward pass for one sample; a multiply-add counts as two. */
  countFlops(params: Readonly<Record<string, ParamValue>>, inputs: PortInputs): number;
}

/** Finds the definition of a node type. */
export type NodeTypes = (type: string) => NodeType | undefined;
