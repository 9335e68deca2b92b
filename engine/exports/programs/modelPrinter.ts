import type { GraphAnalysis, NodeAnalysis } from '../../graph/analyzeGraph';
import { inputFeatures } from '../../layers/input';
import { targetColumns } from '../../layers/target';
import { EN } from '../../locales/en';
import type { ModelPlan } from '../../plan/modelPlan';
import { problemText } from '../../problem/problem';
import type { DataSignature } from '../../tensors/dataSignature';

/** Lines of a text, counted from 1, both ends included. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

/** The code of a model and, for each node in the model, the lines that it produced. */
export interface ModelSource {
  readonly text: string;
  readonly lines: Readonly<Record<string, LineRange>>;
}

/** What prints a model in any language: it gathers lines, knows whose they are, and says in comments what stands in the graph. */
export abstract class ModelPrinter<Plan extends Pick<ModelPlan, 'problems'>> {
  protected readonly text: string[] = [];
  protected readonly lines: Record<string, LineRange> = {};

  /** `comment` makes the lines of a comment at an indent, `indent` where not said otherwise. */
  constructor(
    protected readonly plan: Plan,
    protected readonly analysis: GraphAnalysis,
    private readonly data: DataSignature | null,
    private readonly comment: (text: string, indent: string) => string[],
    private readonly indent: string,
  ) {}

  /** Adds lines and, if there are any, makes them those of a node. */
  protected add(nodeId: string, code: readonly string[], lines = this.lines): void {
    const from = this.text.length + 1;
    this.text.push(...code);
    if (code.length > 0) lines[nodeId] = { from, to: this.text.length };
  }

  /** What is wrong with a node, or with the graph as a whole, as comments. */
  protected complaints(nodeId: string | undefined, indent = this.indent): string[] {
    const problems = this.plan.problems.get(nodeId) ?? [];
    return problems.flatMap((problem) => this.comment(`To do: ${problemText(problem, EN).message}`, indent));
  }

  /** Which columns an Input reads or a Target asks for, behind its name or other words. */
  protected columnComment(nodeId: string, before?: string, indent = this.indent): string[] {
    const node = this.analysis.nodes.get(nodeId);
    const columns = node && this.data ? columnText(node, this.data) : null;
    return columns === null ? [] : this.comment((before ?? `${node?.node.name}: `) + columns, indent);
  }
}

const MAX_COLUMNS = 8;

type Params<Columns extends (params: never, data: DataSignature) => unknown> = Parameters<Columns>[0];

/** Such as `30 steps of load, wind`; null while that is not known. */
function columnText({ node, params }: NodeAnalysis, data: DataSignature): string | null {
  const columns =
    node.type === 'target'
      ? targetColumns(params as Params<typeof targetColumns>, data)
      : inputFeatures(params as Params<typeof inputFeatures>, data);
  const [first] = columns;
  if (!first) return null;
  const steps = first.shape[0] ?? 1;
  const asked = first.masked ? 'each step' : steps === 1 ? 'the next step' : `the next ${steps} steps`;
  const what = node.type === 'target' ? asked : `${steps} ${params.form === 'codes' ? 'codes' : 'steps'}`;
  const names = columns.slice(0, MAX_COLUMNS).map((column) => column.name);
  const more = columns.length - names.length;
  return `${what} of ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
