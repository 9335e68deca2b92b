import { strToU8 } from 'fflate';
import { usesKeras2HardSigmoid } from '../../emit/keras/kerasCode';
import { hasConstantRate } from '../../optimizers/schedules/learningRate';
import { planModel } from '../../plan/modelPlan';
import { completePlan, toldIn } from '../../plan/toldIn';
import type { Exporter } from '../exportKinds';
import { writeKerasFile } from '../kerasFile/writeKerasFile';
import { pythonProgram } from '../programs/pythonProgram';
import { planExport } from '../programs/exportPlan';
import gitignore from './files/gitignore?raw';
import inference from './files/inference.py?raw';
import readme from './files/README.md?raw';
import requirements from './files/requirements.txt?raw';
import schedule from './files/schedule.py?raw';
import train from './files/train.py?raw';
import { kerasSource } from './kerasSource';

/**
 * A project as a Python program for Keras 3: raw rows go in, forecasts in the data's units come out, the same as the
 * app's. An untrained project is exported without weights. Throws a `UserError` with all problems when model or data are
 * not complete.
 */
export const generateKeras: Exporter = async (project, data, tools) => {
  const plan = await planExport(project, data);
  const model = completePlan(toldIn(planModel(project.graph, plan.analysis), 'keras'));
  const hasOwnFunctions = model.steps.some((step) => usesKeras2HardSigmoid(step.layer.keras.layer(step)));
  const files = pythonProgram(plan, {
    ...{ model: kerasSource(project, plan.signature).text, readme, requirements, gitignore },
    sources: { 'inference.py': inference, 'schedule.py': schedule, 'train.py': train },
    inserts: {
      monitor: [`monitor="${plan.validates ? 'val_loss' : 'loss'}",`],
      callbacks: [
        `callbacks=[best, ${hasConstantRate(plan.training) ? '' : 'Schedule(), '}keras.callbacks.TerminateOnNaN()],`,
      ],
    },
    flags: { ownFunctions: hasOwnFunctions },
  });
  const { trained } = plan;
  if (!trained) return files;
  const hdf5 = await tools.loadHdf5();
  await hdf5.ready;
  const { scalers, vocabularies } = trained;
  return [
    ...files,
    { path: 'model/model.keras', bytes: writeKerasFile(model, trained, hdf5, { training: plan.training }) },
    { path: 'model/preprocessing.json', bytes: strToU8(`${JSON.stringify({ scalers, vocabularies }, null, 2)}\n`) },
  ];
};
