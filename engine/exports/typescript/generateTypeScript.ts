import { strToU8 } from 'fflate';
import { htmlText, quote } from '../../emit/typescript/quote';
import { findOptimizer } from '../../optimizers';
import { learnsSteps } from '../../tensors/dataSignature';
import type { Project, TrainedModel } from '../../project/project';
import { listSavedLayers } from '../kerasFile/savedLayers';
import { compactJson } from '../programs/compactJson';
import { cutSource, fillIn, type Flags, type Inserts } from '../programs/cutSource';
import { metricLines, namedFiles, programFlags, programRecipe, readmeValues } from '../programs/programFacts';
import { reachableFiles } from '../programs/reachableFiles';
import { typescriptSchedule } from '../programs/scheduleCode';
import { tidyTypeScriptImports } from '../programs/tidyImports';
import { modelTopology } from '../kerasFile/modelConfig';
import type { ExportFile } from '../defineExport';
import { type ExportPlan, planExport } from '../programs/exportPlan';
import { modelSource } from './modelSource';
import { fileText, type FileTexts } from '../../text/fileTexts';
import { TYPESCRIPT_FILES, TYPESCRIPT_SOURCES } from './programFiles';
import { type ChosenLoss, findLoss } from '../../losses';

/** The programs that are run; what they import comes along. */
const ENTRIES = ['train.ts', 'evaluate.ts', 'predict.ts', 'page.ts'];

/**
 * A project as a TypeScript program that runs on Node and in a page with tfjs alone: raw rows go in, forecasts in the
 * data's units come out, the same as Seqloom's own. An untrained project is exported without weights. Throws a
 * `UserError` with all problems when model or data are not complete.
 */
export async function generateTypeScript(project: Project, data: Uint8Array | null): Promise<readonly ExportFile[]> {
  const plan = await planExport(project, data);
  const model = modelSource(project, plan.signature).text;
  const flags = { ...programFlags(plan), ...plan.program.flags, ...modelFlags(model, plan) };
  const textOf = (name: string): string => fileText(TYPESCRIPT_FILES, name);
  const { callee, args, module } = findOptimizer(plan.training.optimizer).typescript(plan.training);
  const inserts = {
    ...plan.program.inserts,
    ...lossLines(plan.outputs),
    ...sizeLines(learnsSteps(plan.signature)),
    ...typescriptSchedule(plan.training),
    ...metricLines('typescript'),
    outputs: outputsType(flags),
    number: [`const value = Number(${plan.csv.decimalComma ? "cell.replace(',', '.')" : 'cell'});`],
    dataFile: [`export const DATA_FILE = new URL(${quote(`../data/${plan.dataFile}`)}, import.meta.url);`],
    optimizer: [`const optimizer = ${callee}(${['settings.learningRate', ...args].join(', ')});`],
    optimizerImport: module ? [`import { ${callee} } from './${module.name}.js';`] : [],
  };
  const own = { ...TYPESCRIPT_SOURCES, ...(module && { [`${module.name}.ts`]: module.text }) };
  const program = programFiles({ ...plan.files.typescript, ...own }, model, flags, inserts);
  const title = htmlText(project.name) || 'Sequence model';
  const texts: FileTexts = {
    'README.md': fillIn(cutSource(textOf('README.md'), flags), readmeValues(plan, '-- ')),
    'package.json': textOf('package.json').replace('"sequence-model"', JSON.stringify(plan.packageName)),
    'tsconfig.json': textOf('tsconfig.json'),
    '.gitignore': textOf('gitignore'),
    'index.html': fillIn(textOf('index.html'), { title }),
    ...Object.fromEntries(Object.entries(program).map(([name, text]) => [`src/${name}`, text])),
    'src/recipe.json': compactJson(recipeOf(plan)),
    ...namedFiles(plan, 'src/'),
    [`data/${plan.dataFile}`]: plan.csv.text,
  };
  return [
    ...Object.entries(texts).map(([path, text]) => ({ path, bytes: strToU8(text) })),
    ...(plan.trained ? modelFiles(plan, plan.trained) : []),
  ];
}

/** What the recipe says of the outputs of the model. */
function outputsType({ binary, categorical, coded, oneHot, balanced, unbalanced }: Flags): string[] {
  const fields = [
    'readonly columns: readonly string[]',
    ...((binary && categorical) || (coded && oneHot) ? ['readonly truth?: string'] : []),
    ...(balanced && unbalanced ? ['readonly classWeights?: string'] : []),
  ];
  return [`readonly outputs: readonly { ${fields.join('; ')} }[];`];
}

/** Which marked blocks the model itself needs, told by its code. */
function modelFlags(model: string, { signature }: ExportPlan): Flags {
  const recurrent = /\.(?:lstm|gru|simpleRNN)\(|resetAfterGru\(/.test(model);
  return {
    recurrent,
    oneRow: recurrent && signature.inputs.some(({ shape }) => shape[0] === 1),
    embedding: model.includes('.embedding('),
    maxPooling: model.includes('.maxPooling1d('),
  };
}

function programFiles(sources: FileTexts, model: string, flags: Flags, inserts: Inserts): FileTexts {
  const textOf = (name: string): string | null => {
    if (name === 'model.ts') return model;
    const source = sources[name];
    return source === undefined ? null : tidyTypeScriptImports(cutSource(source, flags, inserts));
  };
  const importsOf = (text: string): string[] =>
    [...text.matchAll(/(?:from|import) '\.\/(\w+)\.js'/g)].map(([, name = '']) => `${name}.ts`);
  return reachableFiles(ENTRIES, textOf, importsOf);
}

function recipeOf(plan: ExportPlan): Readonly<Record<string, unknown>> {
  const { csv, training } = plan;
  const { learningRate, clipNorm } = training;
  const recipe = programRecipe(plan, { learningRate, ...(clipNorm > 0 && { clipNorm }) });
  return { ...recipe, ...(plan.hasTimes && csv.times !== 'iso' && { times: { dayfirst: csv.times === 'dayFirst' } }) };
}

/** The trained model as tf.js stores it, and what its data is prepared with. */
function modelFiles({ model }: ExportPlan, trained: TrainedModel): ExportFile[] {
  const json = {
    format: 'layers-model',
    generatedBy: 'Seqloom',
    // Told anew: imported weights came without what tf.js says of a model.
    modelTopology: modelTopology(listSavedLayers(model)),
    weightsManifest: [{ paths: ['weights.bin'], weights: trained.weightSpecs }],
  };
  const { scalers, vocabularies } = trained;
  const fitted = Object.keys(vocabularies).length === 0 ? { scalers } : { scalers, vocabularies };
  return [
    { path: 'model/model.json', bytes: strToU8(JSON.stringify(json)) },
    { path: 'model/preprocessing.json', bytes: strToU8(`${JSON.stringify(fitted, null, 2)}\n`) },
    { path: 'model/weights.bin', bytes: trained.weightData },
  ];
}

/** The lines of `train.ts` that compute the loss of a batch, which is that of all outputs together. */
function lossLines(outputs: readonly ChosenLoss[]): Readonly<Record<'loss' | 'lossFunctions', string[]>> {
  const codes = outputs.map(({ loss, lossParams }) => findLoss(loss).typescript(lossParams));
  const terms = codes.map(({ call }, i) => call(`predictions[${i}]!`, `truths[${i}]!`));
  const sources = [...new Set(codes.flatMap(({ source }) => source ?? []))];
  return {
    loss:
      terms.length === 1
        ? [`return ${terms[0] ?? ''}.asScalar();`]
        : [...listLines('const terms: tf.Tensor[] = ', terms), 'return tf.addN(terms).asScalar();'],
    lossFunctions: sources.flatMap((source) => ['', ...source.split('\n')]),
  };
}

/** The lines of `train.ts` for what a batch learns from: its samples, or those of their steps that count. */
function sizeLines(
  bySteps: boolean,
): Readonly<Record<'dataImport' | 'predictions' | 'sums' | 'size' | 'mean', string[]>> {
  const imported = 'inputTensors, type Prepared, prepare, samplesOf, targetTensors';
  const run = 'const predictions = runModel(model, inputTensors(prepared, batch), training)';
  if (!bySteps) {
    return {
      dataImport: [`import { ${imported} } from './data.js';`],
      predictions: [`${run};`],
      sums: ['let sum = 0;'],
      size: ['sum += tf.tidy(() => lossOf(batch).dataSync()[0]!) * batch.length;'],
      mean: ['return sum / samples.length;'],
    };
  }
  return {
    dataImport: [`import { countedSteps, ${imported} } from './data.js';`],
    predictions: [
      'const counted = countedSteps(prepared, batch);',
      `${run}.map((output) =>`,
      '  output.reshape([-1, output.shape.at(-1)!]).gather(counted),',
      ');',
    ],
    sums: ['let [sum, count] = [0, 0];'],
    size: [
      'const size = countedSteps(prepared, batch).length;',
      'if (size > 0) sum += tf.tidy(() => lossOf(batch).dataSync()[0]!) * size;',
      'count += size;',
    ],
    mean: ['return sum / count;'],
  };
}

const WIDTH = 120 - '    '.length;

/** A list on one line where it fits, else an item a line. */
function listLines(before: string, items: readonly string[]): string[] {
  const line = `${before}[${items.join(', ')}];`;
  return line.length <= WIDTH ? [line] : [`${before}[`, ...items.map((item) => `  ${item},`), '];'];
}
