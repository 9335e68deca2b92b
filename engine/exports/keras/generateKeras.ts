import { strToU8 } from 'fflate';
import { usesKeras2HardSigmoid } from '../../emit/keras/kerasCode';
import { planModel } from '../../plan/modelPlan';
import { completePlan, toldIn } from '../../plan/toldIn';
import type { Exporter } from '../exportKinds';
import { writeKerasFile } from '../kerasFile/writeKerasFile';
import { type ExportPlan, planExport } from '../typescript/exportPlan';
import type { ExportFile } from '../typescript/generateTypeScript';
import { dataFile } from '../python/dataFile';
import { evaluateFile } from '../python/evaluateFile';
import { forecastFile } from '../python/forecastFile';
import { predictFile } from '../python/predictFile';
import { scheduleFile } from '../python/scheduleFile';
import { hasConstantRate } from '../../optimizers/schedules/learningRate';
import { preprocessingFile } from '../python/preprocessingFile';
import { kerasFramework } from './kerasFramework';
import { kerasSource } from './kerasSource';
import { gitignoreFile, readmeFile, requirementsFile } from './projectFiles';
import { trainFile } from './trainFile';

/**
 * A project as a Python program for Keras 3: raw rows go in, forecasts in the data's units come out, the same as the
 * app's. An untrained project is exported without weights. Throws a `UserError` with all problems when model or data are
 * not complete.
 */
export const generateKeras: Exporter = async (project, data, tools) => {
  const plan = planExport(project, data);
  const model = completePlan(toldIn(planModel(project.graph, plan.analysis), 'keras'));
  const hasKeras2HardSigmoid = model.steps.some((step) => usesKeras2HardSigmoid(step.layer.keras.layer(step)));
  const files = textFiles(plan, hasKeras2HardSigmoid);
  if (!plan.trained) return files;
  const hdf5 = await tools.loadHdf5();
  await hdf5.ready;
  const bytes = writeKerasFile(model, plan.trained, hdf5, { training: plan.training });
  return [
    ...files,
    { path: 'model/model.keras', bytes },
    { path: 'model/preprocessing.json', bytes: strToU8(preprocessingFile(plan.trained)) },
  ];
};

function textFiles(plan: ExportPlan, hasKeras2HardSigmoid: boolean): ExportFile[] {
  const { training } = plan;
  const texts: readonly (readonly [path: string, text: string])[] = [
    ['README.md', readmeFile(plan, hasKeras2HardSigmoid)],
    ['requirements.txt', requirementsFile()],
    ['.gitignore', gitignoreFile()],
    ['model.py', kerasSource(plan.project, plan.signature).text],
    ['data.py', dataFile(plan)],
    ['forecast.py', forecastFile(kerasFramework(plan, hasKeras2HardSigmoid))],
    ['train.py', trainFile(plan)],
    ...(hasConstantRate(training)
      ? []
      : [['schedule.py', scheduleFile(training, 'keras', plan.recipe.split.validation > 0)] as const]),
    ['predict.py', predictFile(plan)],
    ['evaluate.py', evaluateFile(plan)],
    // Always UTF-8 with plain line ends, whatever the project's own file is.
    [`data/${plan.dataFile}`, plan.csv.text.replace(/\r\n?/g, '\n')],
  ];
  return texts.map(([path, text]) => ({ path, bytes: strToU8(text) }));
}
