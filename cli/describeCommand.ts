import {
  analyze,
  ENGLISH,
  findLayer,
  formatShape,
  type GraphAnalysis,
  hasErrors,
  type NodeAnalysis,
  type Project,
  signatureOf,
} from '#engine';
import type { CommandSpec, ParsedCommand } from './commandLine';
import { formatProblems } from './printProblems';
import { runsAsData, runTable } from './runHistory';
import { isProject, loadProject, tableBytes, tableOf } from './projectSource';
import { readModelFiles } from './modelFiles';
import { describeModel } from './describeModel';
import type { Terminal } from './terminal';
import { plainText, textTable } from './textTable';

export const DESCRIBE: CommandSpec = {
  name: 'describe',
  summary: 'Show the layers of a project or of another model, with their shapes and parameters.',
  subject: {
    shown: 'FILE',
    what: 'file',
    explained:
      'FILE is a project; or a .keras, .h5, .onnx or .safetensors file, a Keras .json, a tf.js model.json or its folder, an .npy.',
  },
  options: {
    weights: { value: 'FILE', help: 'The weights of a Keras architecture.' },
    json: { help: 'Print one JSON object instead of a table.' },
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
  return [
    ...ordered,
    ...rest.map((node) => ({
      node,
      params: node.params,
      inputs: {},
      outputs: {},
      parameterCount: null,
      flops: null,
      inModel: false,
    })),
  ];
}

function summary({ node, params }: NodeAnalysis, data: Parameters<typeof analyze>[1]): string {
  const layer = findLayer(node.type);
  if (!layer) return 'unknown layer';
  return layer
    .summarize(params, data)
    .map((phrase) => ENGLISH.phrase(phrase))
    .join(' · ');
}

function shapeOf(node: NodeAnalysis): string {
  const spec = node.outputs.out;
  if (spec) return formatShape(spec.shape);
  return findLayer(node.node.type)?.role === 'target' ? '' : '?';
}

function layerTable(nodes: readonly NodeAnalysis[], shown: (node: NodeAnalysis) => string): string {
  const rows = nodes.map((node) => [
    plainText(node.node.name),
    findLayer(node.node.type)?.label ?? plainText(node.node.type),
    plainText(shown(node)) + (node.inModel ? '' : ' (not in the model)'),
    shapeOf(node),
    node.parameterCount === null ? '?' : ENGLISH.numbers.count(node.parameterCount),
  ]);
  return textTable([['Name', 'Layer', 'Settings', 'Output', 'Parameters'], ...rows], 'lllrr');
}

function totals(project: Project, analysis: GraphAnalysis): string {
  const { trained } = project;
  const state = trained
    ? trained.history.length === 0
      ? 'weights as they were imported'
      : `trained for ${trained.history.length} epochs, weights of epoch ${trained.bestEpoch}`
    : 'not trained yet';
  return `${ENGLISH.numbers.count(analysis.parameterCount)} parameters in all; ${state}\n`;
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
    problems: analysis.problems.map(({ code, severity, message, hint, nodeId }) => ({
      code,
      severity,
      message,
      hint,
      nodeId: nodeId ?? null,
    })),
  };
}
