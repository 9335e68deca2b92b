import { planModel, plannedWeights } from '../plan/modelPlan';
import { findTask } from '../tasks';
import { describeData } from '../tasks/forecasting/describeData';
import type { DataRecipe } from '../tasks/forecasting/recipe';
import { suggestRecipe } from '../tasks/forecasting/suggestRecipe';
import { windowOf } from '../tasks/forecasting/windowSignature';
import type { Table } from '../tables/table';
import type { GraphAnalysis } from '../graph/analyzeGraph';
import type { DataSignature } from '../tensors/dataSignature';
import { formatShape } from '../tensors/tensorSpec';
import { analyze } from '../layers/analyze';
import { hasErrors, makeProblem, type Problem } from '../problem/problem';
import { fingerprint } from '../project/fingerprint';
import { IMPORTED_BACKEND, type Project } from '../project/project';
import { nodeTitle } from '../graph/nodeTitle';

/** A project over data, and why its weights do not belong there, if they do not. */
export interface Adoption {
  readonly project: Project;
  readonly problems: readonly Problem[];
}

/**
 * Gives weights that came with a model from elsewhere the scalings of the project's data, fitted on its training part: they
 * belong to it from then on, if the model that these data make needs weights of the same shapes. A project whose weights
 * were trained here stays as it is.
 */
export function adoptWeights(project: Project, table: Table): Adoption {
  const { graph, task, trained } = project;
  const chosen = findTask(task.id);
  if (trained?.backend !== IMPORTED_BACKEND) return { project, problems: [] };
  const analysis = analyze(graph, chosen.describe(table, task.recipe));
  const errors = analysis.problems.filter(({ severity }) => severity === 'error');
  const misfits = weightMisfits(project, analysis);
  if (misfits.length > 0 || hasErrors(errors)) return { project, problems: [...misfits, ...errors] };
  const { prepared, problems } = chosen.prepare(table, task.recipe);
  if (!prepared) return { project, problems };
  const adopted = { ...trained, ...prepared.fitted, fingerprint: fingerprint(graph, task) };
  return { project: { ...project, trained: adopted }, problems: [] };
}

/** Why weights of a model from elsewhere do not belong to the model that the data make, as `analysis` has it. */
export function weightMisfits(project: Project, analysis: GraphAnalysis): readonly Problem[] {
  if (project.trained?.backend !== IMPORTED_BACKEND) return [];
  const needed = plannedWeights(planModel(project.graph, analysis));
  return [...compareInputs(project, analysis), ...compareWeights(project, needed)];
}

function compareWeights(project: Project, needed: ReturnType<typeof plannedWeights>): Problem[] {
  const saved = new Map(project.trained?.weightSpecs.map(({ name, shape }) => [name, shape]));
  return needed.flatMap(({ name, shape, nodeId }) => {
    const found = saved.get(name);
    if (found && found.join() === shape.join()) return [];
    const received = found ? formatShape(found) : '–';
    const values = { weight: name, received, expected: formatShape(shape) };
    return [makeProblem('import.weightMisfit', values, { nodeId })];
  });
}

/** Says it in columns where an Input reads another number of them than the model was made for. */
function compareInputs({ graph, expects }: Project, now: GraphAnalysis): Problem[] {
  if (!expects) return [];
  const before = analyze(graph, expects);
  return graph.nodes.flatMap((node) => {
    if (node.type !== 'input') return [];
    const expected = before.nodes.get(node.id)?.outputs.out?.shape[1];
    const received = now.nodes.get(node.id)?.outputs.out?.shape[1];
    if (expected === undefined || received === undefined || expected === received) return [];
    const values = { node: nodeTitle(node), expected, received };
    return [makeProblem('import.windowSize', values, { nodeId: node.id })];
  });
}

/**
 * A first recipe for a table under a model that was made for other data: windows as long as it expects, and as many features
 * and targets as it has room for, where the table has so many.
 */
export function suggestRecipeFor(expects: DataSignature, table: Table): DataRecipe {
  const suggested = suggestRecipe(table);
  const countOf = (kind: 'number' | 'category'): number => expects.inputs.filter((input) => input.kind === kind).length;
  const columnsOf = (kind: 'number' | 'category'): string[] =>
    table.columns.filter((column) => column.kind === kind).map((column) => column.name);
  const features = [
    ...columnsOf('number').slice(0, countOf('number')),
    ...columnsOf('category').slice(0, countOf('category')),
  ];
  const isClass = expects.targets[0]?.kind === 'category';
  const classes = columnsOf('category').filter((name) => !features.includes(name));
  const targets = isClass ? [...classes, ...columnsOf('category')].slice(0, 1) : suggested.targets;
  const numbers = [...targets, ...columnsOf('number').filter((name) => !targets.includes(name))];
  const recipe: DataRecipe = {
    ...suggested,
    features,
    targets: isClass ? targets : numbers.slice(0, expects.targets.length),
    calendar: [],
    ...windowOf(expects),
  };
  // Sines and cosines of the calendar may be what makes up the number.
  const withCalendar = { ...recipe, features: suggested.features, calendar: suggested.calendar };
  const given = describeData(table, withCalendar).inputs.length;
  return features.length < expects.inputs.length && given === expects.inputs.length ? withCalendar : recipe;
}
