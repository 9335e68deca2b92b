import type { ModelPlan } from '../../plan/modelPlan';
import type { DataSignature } from '../../tensors/dataSignature';
import type { Project } from '../../project/project';
import { initializeFile } from './files/initializeFile';
import { poolingFile } from './files/poolingFile';
import { recurrentFile } from './files/recurrentFile';
import { pytorchSource } from './pytorchSource';
import { torchLayer } from './torchLayers';
import { hasSpareBias, startsForgetting } from './torchRecurrent';

/** A text file of an export. */
export type TextFile = readonly [path: string, text: string];

/** `model.py` and the modules that it imports; what the model does not use is not written. */
export function modelFiles(project: Project, plan: ModelPlan, signature: DataSignature | null): readonly TextFile[] {
  const modules = plan.steps.flatMap((step) => torchLayer(step).modules.map(({ code }) => code));
  const uses = (name: string): boolean => modules.some((code) => code.includes(name));
  const lstm = uses('KerasLSTM');
  const gru = uses('KerasGRU');
  const rnn = uses('KerasRNN');
  const own = lstm || gru || rnn;
  const initialize = initializeFile({
    kernels: uses('nn.Linear') || uses('nn.Conv1d'),
    embeddings: uses('nn.Embedding'),
    stock: uses('nn.LSTM(') || uses('nn.GRU(') || uses('nn.RNN('),
    own,
    stockLstm: uses('nn.LSTM('),
    ownLstm: lstm,
    spareBias: plan.steps.some(hasSpareBias),
    forgetBiasZero: plan.steps.some(startsForgetting),
  });
  const texts: readonly (TextFile | false)[] = [
    ['model.py', pytorchSource(project, signature).text],
    ['initialize.py', initialize],
    own && ['recurrent.py', recurrentFile({ lstm, gru, rnn, bidirectional: uses('KerasBidirectional') })],
    uses('SameAvgPool1d') && ['pooling.py', poolingFile()],
  ];
  return texts.filter((entry) => entry !== false);
}
