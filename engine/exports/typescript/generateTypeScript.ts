import { findOptimizer } from '../../optimizers';
import { hasConstantRate } from '../../optimizers/schedules/learningRate';
import { scheduleFile } from './files/scheduleFile';
import { strToU8 } from 'fflate';
import { planModel } from '../../plan/modelPlan';
import { listSavedLayers } from '../kerasFile/savedLayers';
import { modelTopology } from '../tfjs/modelTopology';
import type { Project, TrainedModel } from '../../project/project';
import { type ExportPlan, planExport } from './exportPlan';
import { backendFile } from './files/backendFile';
import { calendarFile } from './files/calendarFile';
import { csvFile } from './files/csvFile';
import { diskFile } from './files/diskFile';
import { evaluateFile } from './files/evaluateFile';
import { evaluationFile } from './files/evaluationFile';
import { forecastFile } from './files/forecastFile';
import { orthogonalFile } from './files/orthogonalFile';
import { gitignoreFile, packageFile, tsconfigFile } from './files/packageFiles';
import { placesFile } from './files/placesFile';
import { predictFile } from './files/predictFile';
import { preprocessingFile } from './files/preprocessingFile';
import { readmeFile } from './files/readmeFile';
import { recipeFile } from './files/recipeFile';
import { timeFile } from './files/timeFile';
import { trainedModelFile } from './files/trainedModelFile';
import { trainFile, trainingFile } from './files/trainFile';
import { traitsOf } from './files/traits';
import { browserFile, htmlFile, pageFile } from './files/webFiles';
import { windowsFile } from './files/windowsFile';
import { modelSource } from './modelSource';

/** One file of an export; the path uses `/` and stays inside the folder. */
export interface ExportFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * A project as a TypeScript program that runs on Node and in a page with tfjs alone: raw rows go in, forecasts in the
 * data's units come out, the same as Seqloom's own. An untrained project is exported without weights. Throws a
 * `UserError` with all problems when model or data are not complete.
 */
export function generateTypeScript(project: Project, data: Uint8Array | null): readonly ExportFile[] {
  const plan = planExport(project, data);
  const { module: optimizer } = findOptimizer(plan.training.optimizer).typescript(plan.training);
  const { hasTime, hasCalendar, isRecurrent, modules } = traitsOf(plan);
  const texts: readonly (readonly [path: string, text: string] | false)[] = [
    ['README.md', readmeFile(plan)],
    ['package.json', packageFile(plan)],
    ['tsconfig.json', tsconfigFile()],
    ['.gitignore', gitignoreFile()],
    ['src/model.ts', modelSource(project, plan.signature).text],
    ...(optimizer ? [[`src/${optimizer.name}.ts`, optimizer.text] as const] : []),
    ...modules.map(({ name, text }) => [`src/${name}.ts`, text()] as const),
    isRecurrent && ['src/orthogonal.ts', orthogonalFile()],
    ['src/recipe.ts', recipeFile(plan)],
    ['src/csv.ts', csvFile(plan)],
    hasTime && ['src/time.ts', timeFile(plan)],
    hasCalendar && ['src/calendar.ts', calendarFile(plan)],
    ['src/preprocessing.ts', preprocessingFile(plan)],
    ['src/windows.ts', windowsFile(plan)],
    ['src/forecast.ts', forecastFile(plan)],
    ['src/backend.ts', backendFile(plan)],
    ['src/trainedModel.ts', trainedModelFile()],
    ['src/training.ts', trainingFile(plan)],
    !hasConstantRate(plan.training) && ['src/schedule.ts', scheduleFile(plan.training)],
    ['src/evaluation.ts', evaluationFile(plan)],
    ['src/places.ts', placesFile(plan)],
    ['src/disk.ts', diskFile()],
    ['src/train.ts', trainFile(plan)],
    ['src/evaluate.ts', evaluateFile(plan)],
    ['src/predict.ts', predictFile(plan)],
    ['src/browser.ts', browserFile(plan)],
    ['src/page.ts', pageFile()],
    ['index.html', htmlFile(plan)],
    // Always UTF-8 with plain line ends, whatever the project's own file is.
    [`data/${plan.dataFile}`, plan.csv.text.replace(/\r\n?/g, '\n')],
  ];
  return [
    ...texts.flatMap((entry) => (entry ? [{ path: entry[0], bytes: strToU8(entry[1]) }] : [])),
    ...(plan.trained ? modelFiles(plan, plan.trained) : []),
  ];
}

/** The trained model as tf.js stores it, and what its data is prepared with. */
function modelFiles({ project, analysis }: ExportPlan, trained: TrainedModel): ExportFile[] {
  const model = {
    format: 'layers-model',
    generatedBy: 'Seqloom',
    // Told anew: imported weights came without what tf.js says of a model.
    modelTopology: modelTopology(listSavedLayers(planModel(project.graph, analysis))),
    weightsManifest: [{ paths: ['weights.bin'], weights: trained.weightSpecs }],
  };
  const { scalers, vocabularies } = trained;
  const fitted = Object.keys(vocabularies).length === 0 ? { scalers } : { scalers, vocabularies };
  return [
    { path: 'model/model.json', bytes: strToU8(JSON.stringify(model)) },
    { path: 'model/preprocessing.json', bytes: strToU8(`${JSON.stringify(fitted, null, 2)}\n`) },
    { path: 'model/weights.bin', bytes: trained.weightData },
  ];
}
