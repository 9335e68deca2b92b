import { strToU8 } from 'fflate';
import { planModel } from '../../plan/modelPlan';
import type { Exporter } from '../exportKinds';
import { preprocessingJson } from '../preprocessing';
import type { Flags } from '../programs/cutSource';
import { pythonProgram } from '../programs/pythonProgram';
import { writeSafetensors } from '../safetensors/writeSafetensors';
import { planExport } from '../typescript/exportPlan';
import forecast from './files/forecast.py?raw';
import gitignore from './files/gitignore?raw';
import initialize from './files/initialize.py?raw';
import lossesFile from './files/losses.py?raw';
import pooling from './files/pooling.py?raw';
import readme from './files/README.md?raw';
import recurrent from './files/recurrent.py?raw';
import requirements from './files/requirements.txt?raw';
import rmsprop from './files/rmsprop.py?raw';
import train from './files/train.py?raw';
import { pytorchSource } from './pytorchSource';
import { torchWeights } from './torchWeights';
import { lossLines, optimizerLines } from './trainingCode';

const SOURCES = {
  'forecast.py': forecast,
  'initialize.py': initialize,
  'losses.py': lossesFile,
  'pooling.py': pooling,
  'recurrent.py': recurrent,
  'rmsprop.py': rmsprop,
  'train.py': train,
};

/**
 * A project as a PyTorch program: raw rows go in, forecasts in the data's units come out, the same as Seqloom's own. An
 * untrained project is exported without weights. Throws a `UserError` with all problems when model or data are not
 * complete.
 */
export const generatePytorch: Exporter = (project, data) => {
  const plan = planExport(project, data);
  const { trained, training } = plan;
  const model = pytorchSource(project, plan.signature).text;
  const losses = plan.outputs.map(({ loss }) => loss);
  const flags = modelFlags(model);
  const forgets = model.includes('forget_bias_zero');
  const files = pythonProgram(plan, {
    ...{ model, readme, requirements, gitignore },
    sources: SOURCES,
    flags: {
      ...flags,
      forgetBiasZero: forgets,
      binaryCrossentropy: losses.includes('binaryCrossentropy'),
      categoricalCrossentropy: losses.includes('categoricalCrossentropy'),
      rmsprop: training.optimizer === 'rmsprop',
    },
    inserts: {
      ...lossLines(losses),
      optimizer: optimizerLines(training),
      initialize: [
        `def initialize(model: nn.Module${forgets ? ', forget_bias_zero: Collection[nn.Module] = ()' : ''}) -> None:`,
      ],
      lstm: lstmCondition(flags, forgets),
    },
    training: {
      learningRate: training.learningRate,
      ...(training.clipNorm > 0 && { clipNorm: training.clipNorm }),
    },
  });
  if (!trained) return files;
  const weights = torchWeights(planModel(project.graph, plan.analysis), trained);
  return [
    ...files,
    { path: 'model/preprocessing.json', bytes: strToU8(preprocessingJson(plan, trained)) },
    { path: 'model/model.safetensors', bytes: writeSafetensors(weights, { format: 'pt' }) },
  ];
};

/** Which marked blocks the model itself needs, told by its code. */
function modelFlags(model: string): Flags {
  return {
    kerasLstm: model.includes('KerasLSTM'),
    kerasGru: model.includes('KerasGRU'),
    kerasRnn: model.includes('KerasRNN'),
    kerasBidirectional: model.includes('KerasBidirectional'),
    embeddings: model.includes('nn.Embedding('),
    stockLstm: model.includes('nn.LSTM('),
    // The second bias of a layer of PyTorch's own is one too many, but for a GRU.
    spareBias: /nn\.(?:LSTM|RNN)\(/.test(model),
  };
}

/** The lines that choose the biases of the forget gates that start open. */
function lstmCondition({ stockLstm, kerasLstm }: Flags, forgets: boolean): string[] {
  const classes = [...(stockLstm ? ['nn.LSTM'] : []), ...(kerasLstm ? ['KerasLSTM'] : [])];
  const isLstm = `isinstance(module, ${classes.length > 1 ? `(${classes.join(', ')})` : (classes[0] ?? '')})`;
  if (!forgets) return [`if ${isLstm} and name.startswith("bias_ih"):`];
  return [`opens = ${isLstm} and module not in forget_bias_zero`, 'if opens and name.startswith("bias_ih"):'];
}
