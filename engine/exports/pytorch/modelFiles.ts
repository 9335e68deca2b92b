import type { DataSignature } from '../../tensors/dataSignature';
import type { Project } from '../../project/project';
import { initializeFile } from './files/initializeFile';
import { poolingFile } from './files/poolingFile';
import { recurrentFile } from './files/recurrentFile';
import { pytorchSource } from './pytorchSource';
import { moduleNames, type TorchPlan } from './torchPlan';

/** A text file of an export. */
export type TextFile = readonly [path: string, text: string];

/** `model.py` and the modules that it imports; what the model does not use is not written. */
export function modelFiles(project: Project, plan: TorchPlan, signature: DataSignature | null): readonly TextFile[] {
  const names = moduleNames(plan);
  const uses = (...any: string[]): boolean => any.some((name) => names.has(name));
  const lstm = uses('KerasLSTM');
  const gru = uses('KerasGRU');
  const rnn = uses('KerasRNN');
  const own = lstm || gru || rnn;
  const initialize = initializeFile({
    kernels: uses('Linear', 'Conv1d'),
    embeddings: uses('Embedding'),
    stock: uses('LSTM', 'GRU', 'RNN'),
    own,
    stockLstm: uses('LSTM'),
    ownLstm: lstm,
    spareBias: plan.steps.some(({ torch }) => torch.hasSpareBias === true),
    forgetBiasZero: plan.steps.some(({ torch }) => torch.startsForgetting === true),
  });
  const texts: readonly (TextFile | false)[] = [
    ['model.py', pytorchSource(project, signature).text],
    ['initialize.py', initialize],
    own && ['recurrent.py', recurrentFile({ lstm, gru, rnn, bidirectional: uses('KerasBidirectional') })],
    uses('SameAvgPool1d') && ['pooling.py', poolingFile()],
  ];
  return texts.filter((entry) => entry !== false);
}
