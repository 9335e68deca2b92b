import { strToU8 } from 'fflate';
import { findOptimizer } from '../../optimizers';
import { learnsSteps } from '../../tensors/dataSignature';
import { completePlan } from '../../plan/toldIn';
import type { Exporter } from '../defineExport';
import { preprocessingJson } from '../preprocessing';
import type { Flags } from '../programs/cutSource';
import { pythonProgram } from '../programs/pythonProgram';
import { writeSafetensors } from '../safetensors/writeSafetensors';
import { planExport } from '../programs/exportPlan';
import { fileTexts } from '../../text/fileTexts';
import { pytorchSource } from './pytorchSource';
import { moduleNames, type TorchPlan, torchPlan } from './torchPlan';
import { lossLines, optimizerLines } from './trainingCode';
import { weightsByName } from '../../plan/savedWeights';
import type { TrainedModel } from '../../project/project';
import { refuse } from '../../problem/problem';
import type { TorchWeight } from '../../emit/torch/torchLayer';
import type { TensorValues } from '../../tensors/tensorValues';
import { torchNames } from '../programs/pythonNames';

const FILES = fileTexts(import.meta.glob<string>('./files/*', { query: '?raw', import: 'default', eager: true }));

/**
 * A project as a PyTorch program: raw rows go in, forecasts in the data's units come out, the same as Seqloom's own. An
 * untrained project is exported without weights. Throws a `UserError` with all problems when model or data are not
 * complete.
 */
export const generatePytorch: Exporter = async (project, data) => {
  const plan = await planExport(project, data);
  const { trained, training } = plan;
  const modelPlan = completePlan(torchPlan(plan.model));
  const optimizer = findOptimizer(training.optimizer).torch(training);
  const { module } = optimizer;
  const bySteps = learnsSteps(plan.signature);
  const flags = modelFlags(modelPlan);
  const forgets = modelPlan.steps.some(({ torch }) => torch.startsForgetting === true);
  const files = pythonProgram(plan, {
    model: pytorchSource(project, plan.signature).text,
    files: { ...FILES, ...(module && { [`${module.name}.py`]: module.text }) },
    flags,
    inserts: {
      ...lossLines(plan.outputs, bySteps),
      optimizer: optimizerLines(optimizer),
      optimizerImport: module ? [`from ${module.name} import ${optimizer.callee}`] : [],
      lstm: lstmCondition(flags, forgets),
      ...batchLines(flags.normalizes === true, bySteps),
    },
    training: { learningRate: training.learningRate, ...(training.clipNorm > 0 && { clipNorm: training.clipNorm }) },
  });
  if (!trained) return files;
  const weights = torchWeights(modelPlan, trained);
  return [
    ...files,
    { path: 'model/preprocessing.json', bytes: strToU8(preprocessingJson({ ...plan, trained })) },
    { path: 'model/model.safetensors', bytes: writeSafetensors(weights, { format: 'pt' }) },
  ];
};

/** Which marked blocks the model itself needs. */
function modelFlags(model: TorchPlan): Flags {
  const names = moduleNames(model);
  return {
    kerasLstm: names.has('KerasLSTM'),
    kerasGru: names.has('KerasGRU'),
    kerasRnn: names.has('KerasRNN'),
    kerasBidirectional: names.has('KerasBidirectional'),
    normalizes: names.has('BatchNorm1d'),
    embeddings: names.has('Embedding'),
    stockLstm: names.has('LSTM'),
    spareBias: model.steps.some(({ torch }) => torch.hasSpareBias === true),
  };
}

/** The lines of `train.py` that make batches and add up their losses; one window alone in its batch may have to stand there twice. */
function batchLines(normalizes: boolean, bySteps: boolean): Readonly<Record<'loader' | 'total' | 'mean', string[]>> {
  const counting = ['total, done = total + loss.item() * size, done + size'];
  const whole = 'size = min(batches.batch_size, len(batches.dataset) - done)';
  return {
    loader: normalizes
      ? ['size = SETTINGS["batchSize"]', 'return DataLoader(windows, size, shuffle=shuffle, collate_fn=collate)']
      : ['return DataLoader(windows, SETTINGS["batchSize"], shuffle=shuffle)'],
    total: bySteps ? counting : normalizes ? [whole, ...counting] : ['total += loss.item() * len(inputs[0])'],
    mean: [`return total / ${bySteps ? 'done' : 'len(batches.dataset)'}`],
  };
}

/** The lines that choose the biases of the forget gates that start open. */
function lstmCondition({ stockLstm, kerasLstm }: Flags, forgets: boolean): string[] {
  const classes = [...(stockLstm ? ['nn.LSTM'] : []), ...(kerasLstm ? ['KerasLSTM'] : [])];
  const isLstm = `isinstance(module, ${classes.length > 1 ? `(${classes.join(', ')})` : (classes[0] ?? '')})`;
  if (!forgets) return [`if ${isLstm} and name.startswith("bias_ih"):`];
  return [
    `is_lstm = ${isLstm}`,
    'opens = is_lstm and not hasattr(module, "starts_forgetting")',
    'if opens and name.startswith("bias_ih"):',
  ];
}

/**
 * The weights of a trained model as the `state_dict()` of its PyTorch module, in the order of its layers. Throws a
 * `UserError` when a weight is missing or does not fit.
 */
export function torchWeights(
  plan: TorchPlan,
  weights: Pick<TrainedModel, 'weightSpecs' | 'weightData'>,
): readonly TorchWeight[] {
  const known = weightsByName(weights);
  const names = torchNames(plan);
  return plan.steps.flatMap((step) =>
    step.torch
      .weights((name) => findTensor(known, `${step.name}/${name}`))
      .map(({ suffix, name, shape, values }) => {
        const owner = suffix === undefined ? names.node(step.nodeId) : names.further(step.nodeId, suffix);
        return { name: name === '' ? owner : `${owner}.${name}`, shape, values };
      }),
  );
}

function findTensor(known: ReadonlyMap<string, TensorValues>, name: string): TensorValues {
  const found = known.get(name);
  if (!found) return refuse('project.weightsStale', { reason: { code: 'weights.missing', values: { name } } });
  // Without its name: in PyTorch it has another.
  const { shape, values } = found;
  return { shape, values };
}
