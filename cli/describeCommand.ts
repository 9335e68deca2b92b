import {
  analyze,
  findLayer,
  formatShape,
  type GraphAnalysis,
  hasErrors,
  type NodeAnalysis,
  type Project,
  signatureOf,
  writeTitle,
} from '#engine';
import type { CommandSpec, ParsedCommand } from './commandLine';
import { formatProblems } from './printProblems';
import { runsAsData, runTable } from './runHistory';
import { isProject, loadProject, tableBytes, tableOf } from './projectSource';
import { readModelFiles } from './modelFiles';
import { describeModel } from './describeModel';
import type { Terminal } from './terminal';
import { plainText, textTable } from './textTable';
import { layerLabel, parametersText, phraseText, t, wordsOf, writer } from './words';

export const DESCRIBE: CommandSpec = {
  name: 'describe',
  summary: 'cli.describe',
  subject: {
    shown: 'FILE',
    what: 'cli.subject.file',
    explained: 'cli.describe.subject',
  },
  options: {
    weights: { value: 'FILE', help: 'cli.weights' },
    json: { help: 'cli.json' },
  },
};

/** Prints the layers and what is wrong with them. Returns the exit code: 1 where the model cannot be trained as it is. */
export async function runDescribe(command: ParsedCommand, terminal: Terminal): Promise<number> {
  if (!(await isProject(command.project))) return describeFile(command, terminal);
  const loaded = await loadProject(command.project);
  const { project } = loaded;
  const data = signatureOf(project, tableBytes(loaded) === null ? null : tableOf(loaded));
  const analysis = analyze(project.graph, data);
  const nodes = listed(project, analysis);
  if (command.isSet('json')) {
    terminal.out(`${JSON.stringify(describeAsData(project, analysis, nodes))}\n`);
  } else {
    const shown = (node: NodeAnalysis): string => summary(node, data);
    terminal.out(`${plainText(project.name)}\n\n${layerTable(nodes, shown)}\n${totals(project, analysis)}`);
    if (project.runs.length > 0) terminal.out(`\n${runTable(project.runs)}`);
    terminal.err(formatProblems(analysis.problems));
  }
  return hasErrors(analysis.problems) ? 1 : 0;
}

async function describeFile(command: ParsedCommand, terminal: Terminal): Promise<number> {
  const { text, data } = await describeModel(await readModelFiles(command.project, command.text('weights')));
  terminal.out(command.isSet('json') ? `${JSON.stringify(data)}\n` : text);
  return 0;
}

/** The nodes in the order in which they are computed; those inside loops come last. */
function listed(project: Project, analysis: GraphAnalysis): readonly NodeAnalysis[] {
  const ordered = analysis.order.flatMap((id) => analysis.nodes.get(id) ?? []);
  const rest = project.graph.nodes.filter((node) => !analysis.nodes.has(node.id));
  const unknown = { inputs: {}, outputs: {}, parameterCount: null, flops: null, inModel: false };
  return [...ordered, ...rest.map((node) => ({ ...unknown, node, params: node.params }))];
}

function summary({ node, params }: NodeAnalysis, data: Parameters<typeof analyze>[1]): string {
  const layer = findLayer(node.type);
  if (!layer) return t('column.unknownLayer');
  return layer.summarize(params, data).map(phraseText).join(' · ');
}

function shapeOf(node: NodeAnalysis): string {
  const spec = node.outputs.out;
  if (spec) return formatShape(spec.shape);
  return findLayer(node.node.type)?.role === 'target' ? '' : '?';
}

const COLUMNS = ['name', 'layer', 'settings', 'output', 'parameters'] as const;

function layerTable(nodes: readonly NodeAnalysis[], shown: (node: NodeAnalysis) => string): string {
  const rows = nodes.map((node) => [
    plainText(writeTitle(node.node, writer())),
    plainText(layerLabel(node.node.type)),
    plainText(shown(node)) + (node.inModel ? '' : ` ${t('cli.notInModel')}`),
    shapeOf(node),
    node.parameterCount === null ? '?' : writer().numbers.count(node.parameterCount),
  ]);
  return textTable([COLUMNS.map((column) => t(`column.${column}`)), ...rows], 'lllrr');
}

function totals(project: Project, analysis: GraphAnalysis): string {
  const { trained } = project;
  const total = t('cli.total', { parameters: parametersText(analysis.parameterCount) });
  if (!trained) return `${t('cli.total.untrained', { total })}\n`;
  const count = trained.history.length;
  if (count === 0) return `${t('cli.total.imported', { total })}\n`;
  return `${t('cli.total.trained', { total, count, best: trained.bestEpoch })}\n`;
}

function describeAsData(project: Project, analysis: GraphAnalysis, nodes: readonly NodeAnalysis[]) {
  return {
    name: project.name,
    layers: nodes.map((node) => ({
      id: node.node.id,
      name: node.node.name,
      type: node.node.type,
      params: node.params,
      shape: node.outputs.out?.shape ?? null,
      parameters: node.parameterCount,
      flops: node.flops,
      inModel: node.inModel,
    })),
    parameters: analysis.parameterCount,
    trained: project.trained !== null,
    runs: runsAsData(project.runs),
    problems: analysis.problems.map((problem) => ({
      code: problem.code,
      severity: problem.severity,
      ...wordsOf(problem),
      nodeId: problem.nodeId ?? null,
    })),
  };
}
