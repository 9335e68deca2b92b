import { strToU8 } from 'fflate';
import { findOptimizer } from '../../optimizers';
import { hasConstantRate } from '../../optimizers/schedules/learningRate';
import { planModel } from '../../plan/modelPlan';
import { completePlan } from '../../plan/toldIn';
import type { Exporter } from '../exportKinds';
import { preprocessingJson } from '../preprocessing';
import { writeSafetensors } from '../safetensors/writeSafetensors';
import { planExport } from '../typescript/exportPlan';
import type { ExportFile } from '../typescript/generateTypeScript';
import { dataFile } from '../python/dataFile';
import { evaluateFile } from '../python/evaluateFile';
import { forecastFile } from '../python/forecastFile';
import { predictFile } from '../python/predictFile';
import { scheduleFile } from '../python/scheduleFile';
import { datasetFile } from './files/datasetFile';
import { readmeFile, requirementsFile } from './files/readmeFile';
import { torchFramework } from './files/torchFramework';
import { trainFile } from './files/trainFile';
import { modelFiles, type TextFile } from './modelFiles';
import { torchPlan } from './torchPlan';
import { torchWeights } from './torchWeights';

/**
 * A project as a PyTorch program: raw rows go in, forecasts in the data's units come out, the same as Seqloom's own. An
 * untrained project is exported without weights. Throws a `UserError` with all problems when model or data are not
 * complete.
 */
export const generatePytorch: Exporter = (project, data) => {
  const plan = planExport(project, data);
  const model = completePlan(torchPlan(planModel(project.graph, plan.analysis)));
  const { trained, training } = plan;
  const { module: optimizer } = findOptimizer(training.optimizer).torch(training);
  const texts: readonly (TextFile | false)[] = [
    ['requirements.txt', requirementsFile()],
    ...modelFiles(project, model, plan.signature),
    ['data.py', dataFile(plan)],
    ['dataset.py', datasetFile()],
    ['train.py', trainFile(plan)],
    !hasConstantRate(training) && ['schedule.py', scheduleFile(training, 'torch', plan.recipe.split.validation > 0)],
    optimizer !== undefined && [`${optimizer.name}.py`, optimizer.text],
    ['forecast.py', forecastFile(torchFramework(plan.outputs.length))],
    ['predict.py', predictFile(plan)],
    ['evaluate.py', evaluateFile(plan)],
    // Always UTF-8 with plain line ends, whatever the project's own file is.
    [`data/${plan.dataFile}`, plan.csv.text.replace(/\r\n?/g, '\n')],
    trained !== null && ['model/preprocessing.json', preprocessingJson(plan, trained)],
  ];
  const files = texts.flatMap((entry): ExportFile[] => (entry ? [{ path: entry[0], bytes: strToU8(entry[1]) }] : []));
  const weights = trained && writeSafetensors(torchWeights(model, trained), { format: 'pt' });
  const readme = readmeFile(
    plan,
    files.map(({ path }) => path),
  );
  return [
    { path: 'README.md', bytes: strToU8(readme) },
    ...files,
    ...(weights ? [{ path: 'model/model.safetensors', bytes: weights }] : []),
  ];
};
