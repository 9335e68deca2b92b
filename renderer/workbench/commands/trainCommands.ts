import { hasErrors } from '#engine';
import { currentTexts } from '../../i18n/texts';
import { analysisOf } from '../../state/analysis';
import { useDocument } from '../../state/documentStore';
import { showDockTab } from '../../state/settingsStore';
import { useTraining } from '../../state/trainingStore';
import { notify } from '../../state/viewStore';
import { mayGoOn } from '../../training/mayGoOn';
import type { Command } from '../../commands/command';

/** Loaded with the first training: the page starts without it. */
const session = () => import('../../training/trainingSession');

/** Trains, or says what stands in the way and where. */
async function train(): Promise<void> {
  const state = useDocument.getState();
  const { problems } = analysisOf(state);
  const first = problems.find((problem) => problem.severity === 'error');
  const texts = currentTexts();
  if (!state.table && (!first || hasErrors(state.tableProblems))) {
    showDockTab('data');
    notify({ tone: 'error', message: texts.t('train.noData'), hint: texts.t('train.noDataHint') });
    return;
  }
  if (first) {
    showDockTab('problems');
    notify({ tone: 'error', ...texts.problem(first) });
    return;
  }
  showDockTab('training');
  await (await session()).startTraining();
}

/** The training. */
export const TRAIN_COMMANDS: readonly Command[] = [
  {
    id: 'model.train',
    label: 'command.train',
    shortcuts: ['Mod+Enter'],
    scope: 'everywhere',
    enabled: () => useTraining.getState().status === 'idle',
    run: train,
  },
  {
    id: 'model.goOn',
    label: 'command.goOn',
    enabled: mayGoOn,
    run: async () => {
      showDockTab('training');
      await (await session()).goOn();
    },
  },
  {
    id: 'model.pause',
    label: 'command.pause',
    enabled: () => useTraining.getState().status === 'running',
    run: async () => (await session()).pause(),
  },
  {
    id: 'model.resume',
    label: 'command.resume',
    enabled: () => useTraining.getState().status === 'paused',
    run: async () => (await session()).resume(),
  },
  {
    id: 'model.stop',
    label: 'command.stop',
    shortcuts: ['Mod+.'],
    scope: 'everywhere',
    enabled: () => ['preparing', 'running', 'paused'].includes(useTraining.getState().status),
    run: async () => (await session()).stop(),
  },
];
