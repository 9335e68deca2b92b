import type { GraphAnalysis, NodeAnalysis } from '../graph/analyzeGraph';
import type { DataSignature } from '../graph/dataSignature';
import { edgesInto } from '../graph/graph';
import { analyze, findLayer } from '../layers/catalogue';
import type { Problem } from '../problem/problem';
import type { Project } from '../project/project';
import { callsResetAfterGru, type LayerCall, RESET_AFTER_GRU } from '../layers/layerCall';
import { layerStatement } from './layerLines';
import { inputComment, targetComment } from './modelComments';
import { modelNames, type ModelNames } from './modelNames';
import { commentText, quote } from './quote';

/** Lines of a text, counted from 1, both ends included. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

/** The text of `model.ts` and, for each node in the model, the lines that it produced. */
export interface ModelSource {
  readonly text: string;
  readonly lines: Readonly<Record<string, LineRange>>;
}

/**
 * The model as TypeScript: one statement a node, in the order in which they are computed. An incomplete graph gives
 * the statements that can be written already, with what is missing said in comments. Never throws for a user's mistake.
 */
export function modelSource(project: Project, data: DataSignature | null): ModelSource {
  const analysis = analyze(project.graph, data);
  return new ModelPrinter(project, analysis, data).print();
}

class ModelPrinter {
  readonly #text: string[] = [];
  readonly #lines: Record<string, LineRange> = {};
  readonly #names: ModelNames;
  /** Nodes whose variable is declared already. */
  readonly #declared = new Set<string>();
  readonly #problems = new Map<string | undefined, Problem[]>();

  constructor(
    private readonly project: Project,
    private readonly analysis: GraphAnalysis,
    private readonly data: DataSignature | null,
  ) {
    this.#names = modelNames(analysis);
    for (const problem of analysis.problems) {
      if (problem.severity !== 'error') continue;
      const known = this.#problems.get(problem.nodeId);
      if (known) known.push(problem);
      else this.#problems.set(problem.nodeId, [problem]);
    }
  }

  print(): ModelSource {
    const count = this.analysis.parameterCount;
    const nodes = this.analysis.order.flatMap((id) => this.analysis.nodes.get(id) ?? []).filter((node) => node.inModel);
    const targets = nodes.filter((node) => roleOf(node) === 'target');
    const calls = nodes.flatMap((node) => this.#call(node) ?? []);
    this.#text.push(
      "import * as tf from '@tensorflow/tfjs';",
      ...(calls.some(callsResetAfterGru) ? [`import { ${RESET_AFTER_GRU} } from './${RESET_AFTER_GRU}.js';`] : []),
      '',
      `/** Builds the model with fresh weights: ${count} trainable ${count === 1 ? 'number' : 'numbers'}. */`,
      'export function buildModel(): tf.LayersModel {',
      ...this.#complaints(undefined),
    );
    for (const node of nodes) if (roleOf(node) !== 'target') this.#add(node, this.#statement(node));
    this.#printReturn(nodes, targets);
    this.#text.push('}', '');
    return { text: this.#text.join('\n'), lines: this.#lines };
  }

  #add(node: NodeAnalysis, code: readonly string[]): void {
    const from = this.#text.length + 1;
    this.#text.push(...this.#complaints(node.node.id), ...code);
    if (this.#text.length >= from) this.#lines[node.node.id] = { from, to: this.#text.length };
  }

  /** What is wrong with a node, or with the graph as a whole, as comments. */
  #complaints(nodeId: string | undefined): string[] {
    return (this.#problems.get(nodeId) ?? []).map((problem) => `  // To do: ${commentText(problem.message)}`);
  }

  #statement(node: NodeAnalysis): string[] {
    const { id } = node.node;
    const variable = this.#names.variable(id);
    if (roleOf(node) === 'input') {
      this.#declared.add(id);
      const { shape, dtype } = node.outputs.out ?? { shape: ['null', 'null'], dtype: 'float32' };
      const type = dtype === 'int32' ? ", dtype: 'int32'" : '';
      const args = `{ shape: [${shape.join(', ')}]${type}, name: ${quote(this.#names.layer(id))} }`;
      return [...inputComment(node, this.data), `  const ${variable} = tf.input(${args});`];
    }
    const call = this.#call(node);
    const sources = this.#sources(node);
    if (!call || sources.length === 0) return [];
    this.#declared.add(id);
    const [only] = sources;
    const takesMany = findLayer(node.node.type)?.inputs.some((port) => port.many) ?? false;
    const fed = takesMany ? `[${sources.join(', ')}]` : only;
    return layerStatement(variable, call, fed ?? '');
  }

  /** The call that makes a node's layer; none while its parameters are wrong. */
  #call({ node, params }: NodeAnalysis): LayerCall | undefined {
    if (this.#problems.get(node.id)?.some((problem) => problem.code.startsWith('param.'))) return undefined;
    return findLayer(node.type)?.toTfjs?.(params, this.#names.layer(node.id));
  }

  /** The variables that feed a node, in wiring order; those that could not be written are left out. */
  #sources(node: NodeAnalysis): string[] {
    return edgesInto(this.project.graph, node.node.id)
      .filter((edge) => this.#declared.has(edge.from.node))
      .map((edge) => this.#names.variable(edge.from.node));
  }

  #printReturn(nodes: readonly NodeAnalysis[], targets: readonly NodeAnalysis[]): void {
    const inputs = nodes.filter((node) => roleOf(node) === 'input').map((node) => this.#names.variable(node.node.id));
    const outputs: (string | undefined)[] = [];
    let start = this.#text.length + 1;
    for (const target of targets) {
      const [source] = this.#sources(target);
      const repeated = source !== undefined && outputs.includes(source);
      outputs.push(repeated ? this.#names.variable(target.node.id) : source);
      start = this.#text.length + 1;
      this.#add(target, [...targetComment(target, this.data), ...(repeated ? this.#passOn(target, source) : [])]);
    }
    if (inputs.length === 0 || outputs.length === 0 || outputs.includes(undefined)) {
      this.#text.push("  throw new Error('The model is not complete yet.');");
      return;
    }
    this.#text.push(`  return tf.model({ inputs: [${inputs.join(', ')}], outputs: [${outputs.join(', ')}] });`);
    const last = targets.at(-1);
    if (last) this.#lines[last.node.id] = { from: start, to: this.#text.length };
  }

  /** tfjs wants each output to be a tensor of its own, so a second Target on the same node gets one. */
  #passOn(target: NodeAnalysis, source: string): string[] {
    const { id } = target.node;
    const call = `tf.layers.activation({ activation: 'linear', name: ${quote(this.#names.layer(id))} })`;
    return [`  const ${this.#names.variable(id)} = ${call}.apply(${source}) as tf.SymbolicTensor;`];
  }
}

function roleOf(node: NodeAnalysis): 'input' | 'layer' | 'target' | undefined {
  return findLayer(node.node.type)?.role;
}
