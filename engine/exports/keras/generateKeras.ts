import { strToU8 } from 'fflate';
import { usesKeras2HardSigmoid } from '../../emit/keras/kerasCode';
import { hasConstantRate } from '../../optimizers/schedules/learningRate';
import { learnsSteps } from '../../tensors/dataSignature';
import { completePlan, toldIn } from '../../plan/toldIn';
import type { Exporter } from '../defineExport';
import { writeKerasFile } from '../kerasFile/writeKerasFile';
import type { Inserts } from '../programs/cutSource';
import { pythonProgram } from '../programs/pythonProgram';
import { planExport } from '../programs/exportPlan';
import { fileTexts } from '../../text/fileTexts';
import { kerasSource } from './kerasSource';

const FILES = fileTexts(import.meta.glob<string>('./files/*', { query: '?raw', import: 'default', eager: true }));

/** The lines of `train.py` for a model that learns from samples, and for one that learns from those of their steps that count. */
const SAMPLE_LINES: Inserts = {
  train: ['*windows(prepared, "train"),'],
  windows: ['return (inputs if len(inputs) > 1 else inputs[0]), targets'],
};
const STEP_LINES: Inserts = {
  train: ['inputs,', 'targets,', 'sample_weight=weights,'],
  windows: ['inputs = inputs if len(inputs) > 1 else inputs[0]', 'return inputs, targets, [weights] * len(targets)'],
};

/**
 * A project as a Python program for Keras 3: raw rows go in, forecasts in the data's units come out, the same as the
 * app's. An untrained project is exported without weights. Throws a `UserError` with all problems when model or data are
 * not complete.
 */
export const generateKeras: Exporter = async (project, data, tools) => {
  const plan = await planExport(project, data);
  const model = completePlan(toldIn(plan.model, 'keras'));
  const hasOwnFunctions = model.steps.some((step) => usesKeras2HardSigmoid(step.layer.keras.layer(step)));
  const files = pythonProgram(plan, {
    model: kerasSource(project, plan.signature).text,
    files: FILES,
    inserts: {
      ...(learnsSteps(plan.signature) ? STEP_LINES : SAMPLE_LINES),
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
    { path: 'model/model.keras', bytes: writeKerasFile(model, trained, hdf5, plan.training) },
    { path: 'model/preprocessing.json', bytes: strToU8(`${JSON.stringify({ scalers, vocabularies }, null, 2)}\n`) },
  ];
};
