import { getHost } from '../host/currentHost';
import type { TrainingActivity } from '#contract';
import { currentTexts } from '../i18n/texts';
import { useDocument } from '../state/documentStore';
import { type TrainingState, useTraining } from '../state/trainingStore';

// A task bar shows no finer steps.
const PROGRESS_STEPS = 100;

/** Tells the host of the training: that one runs, how far it has come, and how it ended. Returns what ends it. */
export function linkTraining(): () => void {
  const host = getHost();
  let sent = activityOf(useTraining.getState());
  return useTraining.subscribe((state, before) => {
    const activity = activityOf(state);
    const ended = before.status !== 'idle' && state.status === 'idle';
    const notice = ended ? noticeOf(state) : null;
    if (activity.state === sent.state && activity.progress === sent.progress && notice === null) return;
    sent = activity;
    host.setTrainingState({ ...activity, notice });
  });
}

type Progress = Pick<TrainingActivity, 'state' | 'progress'>;

/** How far a training has come, from 0 to 1 in whole percents; null before it has started. */
function activityOf({ status, plan, batch, records }: TrainingState): Progress {
  if (status === 'idle') return { state: 'idle', progress: null };
  const state = status === 'paused' ? 'paused' : 'running';
  if (!plan) return { state, progress: null };
  const epochs = batch ? batch.epoch - 1 + batch.batch / batch.batches : records.length;
  const share = Math.min(1, Math.max(0, epochs / plan.epochs));
  return { state, progress: Math.floor(share * PROGRESS_STEPS) / PROGRESS_STEPS };
}

/** What is worth a notification: an end that the user has not brought about. */
function noticeOf({ end, records, problems }: TrainingState): TrainingActivity['notice'] {
  const { t, problem } = currentTexts();
  const title = useDocument.getState().project.name;
  if (end !== null && end !== 'stopped')
    return { title, body: t(`panel.training.announce.${end}`, { count: records.length }) };
  const [first] = problems;
  return end === null && first ? { title, body: t('trained.failed', { problem: problem(first).message }) } : null;
}
