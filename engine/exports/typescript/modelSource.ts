import { appliedInputs, type PlannedInput, planModel } from '../../plan/modelPlan';
import type { GraphAnalysis } from '../../graph/analyzeGraph';
import type { DataSignature } from '../../tensors/dataSignature';
import type { PortRef } from '../../graph/graph';
import { analyze } from '../../layers/analyze';
import { findLayer } from '../../layers';
import type { Project } from '../../project/project';
import { layerStatement } from '../../emit/typescript/tfjsCode';
import { type PlanToldIn, type StepToldIn, toldIn } from '../../plan/toldIn';
import { ModelPrinter, type ModelSource } from '../programs/modelPrinter';
import { modelNames, type ModelNames } from './modelNames';
import { importLine, ownModules } from './ownModules';
import { commentText, quote } from '../../emit/typescript/quote';

/**
 * The model as TypeScript: one statement a node, in the order in which they are computed. An incomplete graph gives
 * the statements that can be written already, with what is missing said in comments. Never throws for a user's mistake. Who has
 * analyzed the project's graph with these data already hands that in.
 */
export function modelSource(
  project: Project,
  data: DataSignature | null,
  analysis: GraphAnalysis = analyze(project.graph, data),
): ModelSource {
  return new TypeScriptPrinter(toldIn(planModel(project.graph, analysis), 'tfjs'), analysis, data).print();
}

class TypeScriptPrinter extends ModelPrinter<PlanToldIn<'tfjs'>> {
  readonly #names: ModelNames;

  constructor(plan: PlanToldIn<'tfjs'>, analysis: GraphAnalysis, data: DataSignature | null) {
    super(plan, analysis, data, (text, indent) => [`${indent}// ${commentText(text)}`], '  ');
    this.#names = modelNames(analysis);
  }

  print(): ModelSource {
    const { parameterCount: count } = this.plan;
    const nodes = this.analysis.order.flatMap((id) => this.analysis.nodes.get(id) ?? []).filter((node) => node.inModel);
    this.text.push(
      "import * as tf from '@tensorflow/tfjs';",
      ...ownModules(this.plan).map(importLine),
      '',
      `/** Builds the model with fresh weights: ${count} trainable ${count === 1 ? 'number' : 'numbers'}. */`,
      'export function buildModel(): tf.LayersModel {',
      ...this.complaints(undefined),
    );
    for (const { node } of nodes) {
      if (findLayer(node.type)?.role === 'target') continue;
      this.add(node.id, [...this.complaints(node.id), ...this.#statement(node.id)]);
    }
    this.#printReturn();
    this.text.push('}', '');
    return { text: this.text.join('\n'), lines: this.lines };
  }

  #statement(id: string): string[] {
    const input = this.plan.inputs.find(({ nodeId }) => nodeId === id);
    if (input) return [...this.columnComment(id), this.#inputStatement(input)];
    const step = this.plan.steps.find(({ nodeId }) => nodeId === id);
    return step ? layerStatement(this.#declared(step), step.layer.tfjs(step), this.#fed(step)) : [];
  }

  #inputStatement({ nodeId, name, spec }: PlannedInput): string {
    const { shape, dtype } = spec ?? { shape: ['null', 'null'], dtype: 'float32' };
    const type = dtype === 'int32' ? ", dtype: 'int32'" : '';
    const args = `{ shape: [${shape.join(', ')}]${type}, name: ${quote(name)} }`;
    return `  const ${this.#names.variable(nodeId)} = tf.input(${args});`;
  }

  /** The variable of a layer's output or, where its state is used, a pattern for both; the output only where it is used. */
  #declared({ nodeId, givesState }: StepToldIn<'tfjs'>): string {
    if (!givesState) return this.#names.variable(nodeId);
    const reads = ({ node, port }: PortRef): boolean => node === nodeId && port !== 'state';
    const isUsed =
      this.plan.steps.some((step) => step.inputs.some(reads)) ||
      this.plan.outputs.some(({ source }) => source !== null && reads(source));
    return `[${isUsed ? this.#names.variable(nodeId) : ''}, ...${this.#names.state(nodeId)}]`;
  }

  /** What a layer is applied to: a variable, or a list of them, with the state to start from spread behind its input. */
  #fed(step: StepToldIn<'tfjs'>): string {
    const { layer, initialState } = step;
    const variables = appliedInputs(step).map(({ node }) => this.#names.variable(node));
    if (initialState !== null) variables.push(`...${this.#names.state(initialState)}`);
    const takesMany = layer.inputs.some((port) => port.many);
    return takesMany || variables.length > 1 ? `[${variables.join(', ')}]` : (variables[0] ?? '');
  }

  #printReturn(): void {
    const inputs = this.plan.inputs.map(({ nodeId }) => this.#names.variable(nodeId));
    const outputs: (string | undefined)[] = [];
    let start = this.text.length + 1;
    for (const { nodeId, source: from } of this.plan.outputs) {
      const source = from === null ? undefined : this.#names.variable(from.node);
      const repeated = source !== undefined && outputs.includes(source);
      outputs.push(repeated ? this.#names.variable(nodeId) : source);
      start = this.text.length + 1;
      const code = [...this.columnComment(nodeId), ...(repeated ? this.#passOn(nodeId, source) : [])];
      this.add(nodeId, [...this.complaints(nodeId), ...code]);
    }
    if (inputs.length === 0 || outputs.length === 0 || outputs.includes(undefined)) {
      this.text.push("  throw new Error('The model is not complete yet.');");
      return;
    }
    this.text.push(`  return tf.model({ inputs: [${inputs.join(', ')}], outputs: [${outputs.join(', ')}] });`);
    const last = this.plan.outputs.at(-1);
    if (last) this.lines[last.nodeId] = { from: start, to: this.text.length };
  }

  /** tfjs wants each output to be a tensor of its own, so a second Target on the same node gets one. */
  #passOn(nodeId: string, source: string): string[] {
    const call = `tf.layers.activation({ activation: 'linear', name: ${quote(this.#names.layer(nodeId))} })`;
    return [`  const ${this.#names.variable(nodeId)} = ${call}.apply(${source}) as tf.SymbolicTensor;`];
  }
}
