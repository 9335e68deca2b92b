import { importsOf, type Python, pythonText } from '../../emit/python/pythonExpression';
import type { Assignment } from '../../emit/torch/torchLayer';
import { planModel } from '../../plan/modelPlan';
import type { GraphAnalysis } from '../../graph/analyzeGraph';
import type { DataSignature } from '../../tensors/dataSignature';
import { analyze } from '../../layers/analyze';
import type { Project } from '../../project/project';
import { pythonComment, pythonStatement } from '../../emit/python/pythonText';
import { ForwardWriter, type StepCode } from './forwardCode';
import { type LineRange, ModelPrinter, type ModelSource } from '../programs/modelPrinter';
import { classDocumentation } from './classDocumentation';
import { type TorchNames, torchNames } from '../programs/pythonNames';
import { type TorchPlan, torchPlan, type TorchStep } from './torchPlan';

const STEP = '    ';
const BODY = STEP + STEP;

/** A model of which most layers stand in two places: where they are made and where they are computed. */
export interface PytorchSource extends ModelSource {
  /** The lines of `forward` in which a node is computed, where `lines` has those in which it is made. */
  readonly uses: Readonly<Record<string, LineRange>>;
}

/**
 * The model as PyTorch: a module with one attribute for each layer that has weights or settings, and a `forward` that
 * reads in the order in which it computes. The lines of a node are those where it is made, or where it has no module,
 * those where it is computed. An incomplete graph gives what can be written already, with what is missing said in
 * comments. Never throws for a user's mistake. Who has analyzed the project's graph with these data already hands that in.
 */
export function pytorchSource(
  project: Project,
  data: DataSignature | null,
  analysis: GraphAnalysis = analyze(project.graph, data),
): PytorchSource {
  return new PytorchPrinter(torchPlan(planModel(project.graph, analysis)), analysis, data).print();
}

class PytorchPrinter extends ModelPrinter<TorchPlan> {
  readonly #uses: Record<string, LineRange> = {};
  readonly #names: TorchNames;
  readonly #told = new Set<string | undefined>();

  constructor(plan: TorchPlan, analysis: GraphAnalysis, data: DataSignature | null) {
    super(plan, analysis, data, pythonComment, BODY);
    this.#names = torchNames(plan);
  }

  print(): PytorchSource {
    const { plan } = this;
    const writer = new ForwardWriter(plan, this.#names);
    const code = plan.steps.map((step) => writer.write(step));
    const body = [
      ...plan.steps.flatMap(({ torch }) => torch.modules.map((module) => module.value)),
      ...code.flatMap(({ statements }) => statements.map(({ value }) => value)),
    ];
    this.text.push('"""The model as a PyTorch module."""', '', ...imports(body), '', '');
    this.text.push('class Model(nn.Module):', ...classDocumentation(plan, this.#names), '');
    this.#printInit();
    this.text.push('');
    this.#printSignature();
    plan.steps.forEach((step, i) => this.#printForward(step, code[i]));
    this.#printReturn(writer, code);
    this.text.push('');
    return { text: this.text.join('\n'), lines: this.lines, uses: this.#uses };
  }

  /** Adds lines and makes them those of a node; where it has some already, those that use it. */
  protected override add(nodeId: string, code: readonly string[]): void {
    super.add(nodeId, [...this.complaints(nodeId), ...code], this.lines[nodeId] ? this.#uses : this.lines);
  }

  /** What is wrong with a node, or with the graph as a whole, as comments; said once. */
  protected override complaints(nodeId: string | undefined): string[] {
    if (this.#told.has(nodeId)) return [];
    this.#told.add(nodeId);
    return super.complaints(nodeId);
  }

  #printInit(): void {
    this.text.push(`${STEP}def __init__(self) -> None:`, `${BODY}super().__init__()`);
    for (const step of this.plan.steps) {
      const { nodeId } = step;
      const modules = step.torch.modules.flatMap(({ suffix, value }) => {
        const name = suffix === '' ? this.#names.node(nodeId) : this.#names.further(nodeId, suffix);
        return pythonStatement(`self.${name} = ${pythonText(value)}`, BODY);
      });
      const forgets = step.torch.startsForgetting
        ? [`${BODY}self.${this.#names.node(nodeId)}.starts_forgetting = True`]
        : [];
      if (modules.length > 0) this.add(nodeId, [...modules, ...forgets]);
    }
  }

  /** The first line of `forward`: on one line for one input, else with one line and its columns for each. */
  #printSignature(): void {
    const { inputs, outputs } = this.plan;
    const count = outputs.length;
    const result = count > 1 ? `tuple[${Array.from({ length: count }, () => 'Tensor').join(', ')}]` : 'Tensor';
    const argument = (nodeId: string): string => `${this.#names.node(nodeId)}: Tensor`;
    const [only] = inputs;
    if (only && inputs.length === 1) {
      const from = this.text.length + 1;
      this.text.push(...pythonStatement(`def forward(self, ${argument(only.nodeId)}) -> ${result}:`, STEP));
      this.text.push(...this.complaints(undefined), ...this.complaints(only.nodeId));
      this.text.push(...this.columnComment(only.nodeId));
      this.lines[only.nodeId] = { from, to: this.text.length };
      return;
    }
    if (inputs.length === 0) {
      this.text.push(`${STEP}def forward(self) -> ${result}:`);
    } else {
      this.text.push(`${STEP}def forward(`, `${BODY}self,`);
      for (const { nodeId } of inputs) {
        this.add(nodeId, [...this.columnComment(nodeId), `${BODY}${argument(nodeId)},`]);
      }
      this.text.push(`${STEP}) -> ${result}:`);
    }
    this.text.push(...this.complaints(undefined));
  }

  #printForward(step: TorchStep, code: StepCode | undefined): void {
    const statements = code?.returned === null ? code.statements : (code?.statements.slice(0, -1) ?? []);
    this.add(
      step.nodeId,
      statements.flatMap((statement) => pythonStatement(statementText(statement), BODY)),
    );
  }

  #printReturn(writer: ForwardWriter, code: readonly StepCode[]): void {
    const { inputs, outputs, problems } = this.plan;
    for (const nodeId of problems.keys()) if (nodeId !== undefined && !this.#isOutput(nodeId)) this.add(nodeId, []);
    const values = outputs.map(({ source }) => (source ? writer.variable(source) : null));
    const from = this.text.length + 1;
    for (const { nodeId } of outputs) this.add(nodeId, this.columnComment(nodeId));
    if (inputs.length === 0 || outputs.length === 0 || values.includes(null)) {
      this.text.push(`${BODY}raise NotImplementedError("The model is not complete yet.")`);
      return;
    }
    const returned = code.map((step) => step.returned).find((value) => value !== null);
    const text = returned ? pythonText(returned) : values.join(', ');
    this.text.push(...pythonStatement(`return ${text}`, BODY));
    const last = outputs.at(-1);
    if (last) this.lines[last.nodeId] = { from: this.lines[last.nodeId]?.from ?? from, to: this.text.length };
  }

  #isOutput(id: string): boolean {
    return this.plan.outputs.some(({ nodeId }) => nodeId === id);
  }
}

const statementText = ({ target, value }: Assignment): string => `${target} = ${pythonText(value)}`;

function imports(code: readonly Python[]): string[] {
  const used = code.flatMap(importsOf);
  const has = (module: 'torch' | 'F'): boolean => used.some((name) => name.module === module);
  const files = new Map<string, Set<string>>();
  for (const { module, name } of used) {
    if (typeof module === 'string') continue;
    files.set(module.file, (files.get(module.file) ?? new Set()).add(name));
  }
  const own = [...files].sort().map(([file, names]) => `from ${file} import ${[...names].sort().join(', ')}`);
  return [
    ...(has('torch') ? ['import torch'] : []),
    ...(has('F') ? ['import torch.nn.functional as F'] : []),
    'from torch import Tensor, nn',
    ...(own.length > 0 ? ['', ...own] : []),
  ];
}
