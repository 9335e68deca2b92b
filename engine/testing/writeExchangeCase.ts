import { saidOf } from './saidByPrograms';
import { messagesOf } from './english';
import { reportedFigures } from './metricCases';
import { strFromU8, strToU8 } from 'fflate';
import { type CompiledModel, compileGraph } from '../plan/compileGraph';
import { planModel } from '../plan/modelPlan';
import { findTask } from '../tasks';
import type { FieldTable } from '../text/csvText';
import { trainCase } from './trainCase';
import type { SampleSource } from '../samples/sampleSource';
import { readTable } from '../tables/readTable';
import type { ExportFile, ExportTools } from '../exports/defineExport';
import { type ExportKind, exportProject, EXPORTS } from '../exports';
import { writeNpy } from '../exports/npy/writeNpy';
import type { Graph } from '../graph/graph';
import type { TensorSpec } from '../tensors/tensorSpec';
import { analyze } from '../layers/analyze';
import type { Tf } from '../tensors/tf';
import type { Project, TrainedModel } from '../project/project';
import { writeProject } from '../project/projectFile';
import { createRandom, type Random } from '../random/random';
import { applyLayer } from '../training/batches';
import { readWeights, writeWeights } from '../training/modelWeights';
import { TfjsRunner } from '../training/tfjsRunner';
import { curveOf, lineValues, MODEL, type TargetReport } from '../reports/report';
import { evaluateTrained, predictTrained } from '../training/useTrained';
import { type ExchangeCase, type ExchangeProject, makeExchangeProject } from './exchangeProject';

const WINDOWS = 5;
/** TypeScript runs in tests of its own; the others are read by Python. */
const KINDS = EXPORTS.filter(({ id, needs }) => needs !== 'graph' && id !== 'typescript').map(({ id }) => id);
/** The exports that are made again of the weights after one step, to be compared with the step taken there. */
const STEPPED_KINDS: readonly ExportKind[] = ['keras', 'pytorch'];

const json = (value: unknown): Uint8Array => strToU8(`${JSON.stringify(value, null, 1)}\n`);
const inFolder = (folder: string, files: readonly ExportFile[]): ExportFile[] =>
  files.map(({ path, bytes }) => ({ path: `${folder}/${path}`, bytes }));

/**
 * A case as files: the project, its exports, inputs with the outputs that the app computes for them, its forecasts in the
 * data's units, and the exports of the weights after one training step on all training windows. `case.json` lists them.
 */
export async function writeExchangeCase(
  tf: Tf,
  exchanged: ExchangeCase,
  tools: ExportTools,
): Promise<readonly ExportFile[]> {
  return writeProjectCase(tf, await makeExchangeProject(tf, exchanged), tools);
}

/** The same of a case of sequence classification, which is trained for it. */
export async function writeSequenceCase(
  tf: Tf,
  { name }: { readonly name: string },
  tools: ExportTools,
): Promise<readonly ExportFile[]> {
  const { project, data } = await trainCase(tf, name);
  if (!project.trained) throw new Error(`${name} is not trained`);
  return writeProjectCase(tf, { project: { ...project, trained: project.trained }, data }, tools);
}

async function writeProjectCase(
  tf: Tf,
  { project, data }: ExchangeProject,
  tools: ExportTools,
): Promise<readonly ExportFile[]> {
  const files: ExportFile[] = [{ path: 'project.seqloom', bytes: writeProject(project, [data]) }];
  for (const kind of KINDS) files.push(...inFolder(kind, await exportProject(kind, project, data, tools)));
  const { prepared, table } = prepare(project, data);
  const { stepped, ...tensors } = await compute(tf, project, prepared.source);
  files.push(...tensors.files);
  if (stepped) {
    const after: Project = { ...project, trained: { ...project.trained, ...stepped } };
    for (const kind of STEPPED_KINDS) {
      files.push(...inFolder(`stepped/${kind}`, await exportProject(kind, after, data, tools)));
    }
  }
  const { graph, task, trained } = project;
  const { targets } = await evaluateTrained(tf, { graph, task, table, trained }, 'test');
  const { answers } = await predictTrained(tf, { graph, task, table, trained });
  files.push({
    path: 'forecasts.json',
    bytes: json(targets.map((target) => ({ ...forecastOf(target), ...figuresOf(target, files, answers) }))),
  });
  const about = {
    name: project.name,
    inputs: tensors.inputs,
    outputs: tensors.outputs,
    layers: graph.nodes.map(({ type, params }) => `${type} ${JSON.stringify(params)}`),
    weights: trained.weightSpecs.map(({ name, shape }) => ({ name, shape })),
    hasStep: stepped !== null,
  };
  return [...files, { path: 'weights.bin', bytes: trained.weightData }, { path: 'case.json', bytes: json(about) }];
}

/** What the exported programs print of the test part: numbers in the data's units, or class names. */
function forecastOf(target: TargetReport): object {
  const classes = curveOf(target)?.classes;
  return { column: target.name, values: Array.from(lineValues(target, MODEL), (value) => classes?.[value] ?? value) };
}

/** What programs print beside: the figures of model and baselines; those of classes also probabilities and the verdict. */
function figuresOf(target: TargetReport, files: readonly ExportFile[], [head = [], ...rows]: FieldTable): object {
  const figures = reportedFigures(target);
  if (head[3] !== 'actual') return { figures };
  const text = files.find(({ path }) => path === 'keras/parts.json')?.bytes ?? new Uint8Array();
  const parts = JSON.parse(strFromU8(text)) as Readonly<Record<string, string>>;
  return {
    probabilities: rows.flatMap(([recording, , , actual, ...shares]) =>
      parts[String(recording)] === 'test' && actual !== '' ? [shares] : [],
    ),
    figures,
    verdict: saidOf(target),
  };
}

function prepare({ task, trained }: ExchangeProject['project'], data: Uint8Array) {
  const { table } = readTable(data, 'hours.csv');
  if (!table) throw new Error('The data of the cases cannot be read.');
  const { prepared, problems } = findTask(task.id).prepare(table, task.recipe, { fitted: trained });
  if (!prepared) throw new Error(messagesOf(problems).join('\n'));
  return { table, prepared };
}

interface Computed {
  readonly files: readonly ExportFile[];
  /** Names of the model's inputs and outputs, in order. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** The weights after one step; null where chance takes part in it. */
  readonly stepped: Pick<TrainedModel, 'weightSpecs' | 'weightData'> | null;
}

async function compute(tf: Tf, project: ExchangeProject['project'], source: SampleSource): Promise<Computed> {
  const { graph, trained, training } = project;
  const plan = planModel(graph, analyze(graph, source));
  const compiled = compileGraph(tf, graph, source, 1);
  try {
    writeWeights(tf, compiled.model, trained);
    const random = createRandom(`inputs of ${project.name}`);
    const hasMasking = graph.nodes.some(({ type }) => type === 'masking');
    const values = plan.inputs.map(({ spec }) => drawInput(random, spec as TensorSpec, hasMasking));
    const shapes = plan.inputs.map(({ spec }) => [WINDOWS, ...(spec?.shape ?? [])]);
    const files = values.map((value, i) => ({ path: `inputs/${i}.npy`, bytes: writeNpy(shapes[i] ?? [], value) }));
    for (const [i, output] of (await outputsOf(tf, compiled, values, shapes)).entries()) {
      files.push({ path: `outputs/${i}.npy`, bytes: output });
    }
    return {
      files,
      inputs: plan.inputs.map(({ name }) => name),
      outputs: plan.outputs.map(({ name }) => name),
      stepped: usesChance(graph) ? null : await stepOnce(tf, compiled, source, training),
    };
  } finally {
    compiled.dispose();
  }
}

/** Random numbers or codes; where there is a mask, some steps are masked, the whole of the last window among them. */
function drawInput(random: Random, spec: TensorSpec, hasMasking: boolean): Float32Array | Int32Array {
  const [steps = 1, features = 1] = spec.shape;
  if (spec.dtype === 'int32') {
    const codes = Int32Array.from({ length: WINDOWS * steps }, () => random.integer(spec.cardinality ?? 1));
    return codes.map((code, i) => (i < (WINDOWS - 1) * steps ? code : 0));
  }
  const values = new Float32Array(WINDOWS * steps * features);
  for (let step = 0; step < WINDOWS * steps; step++) {
    const masked = hasMasking && (step >= (WINDOWS - 1) * steps || random.next() < 0.3);
    for (let k = 0; k < features; k++) values[step * features + k] = masked ? 0 : random.normal();
  }
  return values;
}

async function outputsOf(
  tf: Tf,
  { model }: CompiledModel,
  values: readonly (Float32Array | Int32Array)[],
  shapes: readonly (readonly number[])[],
): Promise<Uint8Array[]> {
  const inputs = values.map((value, i) =>
    tf.tensor(value, [...(shapes[i] ?? [])], value instanceof Int32Array ? 'int32' : 'float32'),
  );
  const outputs = tf.tidy(() => applyLayer(model, inputs, false));
  const written = await Promise.all(
    outputs.map(async (output) => writeNpy(output.shape, (await output.data()) as Float32Array)),
  );
  tf.dispose([inputs, outputs]);
  return written;
}

const usesChance = (graph: Graph): boolean =>
  graph.nodes.some(
    ({ type, params }) =>
      type === 'dropout' || Number(params.dropout ?? 0) > 0 || Number(params.recurrentDropout ?? 0) > 0,
  );

async function stepOnce(tf: Tf, compiled: CompiledModel, source: SampleSource, training: Project['training']) {
  const runner = new TfjsRunner(tf, compiled, source, training);
  try {
    runner.step(source.ids('train'), training.learningRate);
    return await readWeights(compiled.model);
  } finally {
    runner.dispose();
  }
}
