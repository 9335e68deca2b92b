import type { Evaluation, TrainingEnd } from '#engine';
import { formatClock, formatCount, formatFigure, formatTaken } from '../../i18n/formatNumber';
import { type Texts, useTexts } from '../../i18n/texts';
import { useTaskView } from '../../tasks';
import { type TrainingState, useTraining } from '../../state/trainingStore';
import { bestRecord } from './bestRecord';
import styles from './TrainingPanel.module.css';

/** Speed, time, best validation, and how the model compares with the naive forecast. */
export function TrainingFigures({ evaluation }: { readonly evaluation: Evaluation | null }) {
  const { t, phrase } = useTexts();
  const state = useTraining();
  const best = bestRecord(state.records, state.bestEpoch);
  const { compare } = useTaskView();
  const compared = evaluation && compare(evaluation);
  const speed = state.batch?.sequencesPerSecond ?? state.records.at(-1)?.sequencesPerSecond;
  return (
    <>
      <Figure
        value={speed === undefined ? '–' : formatCount(speed)}
        label={t('panel.training.speed')}
        testId="figure-speed"
      />
      <Figure value={timeWords(state, t)} label={epochWords(state, t)} testId="figure-time" />
      <Figure
        value={best ? formatFigure(best.loss) : '–'}
        label={
          best
            ? t(best.validated ? 'panel.training.bestValidation' : 'panel.training.bestLoss', { epoch: best.epoch })
            : t('panel.training.noBest')
        }
        testId="figure-best"
      />
      {compared && (
        <Figure
          value={`${formatRatio(compared.ratio)}×`}
          label={t('panel.training.ratio', { baseline: phrase(compared.baseline) })}
          testId="figure-ratio"
        />
      )}
    </>
  );
}

function Figure({ value, label, testId }: { readonly value: string; readonly label: string; readonly testId: string }) {
  return (
    <p className={styles.figure} data-testid={testId}>
      <b>{value}</b>
      <span>{label}</span>
    </p>
  );
}

function formatRatio(ratio: number): string {
  return Number.isFinite(ratio) && ratio < 100 ? ratio.toFixed(2) : formatFigure(ratio);
}

function timeWords({ status, secondsLeft, end, records }: TrainingState, t: Texts['t']): string {
  if (status === 'paused') return t('panel.training.paused');
  if (status === 'stopping') return t('panel.training.stopping');
  if (status !== 'idle') {
    return secondsLeft === null ? '–' : t('panel.training.left', { time: formatClock(secondsLeft) });
  }
  const seconds = records.reduce((sum, record) => sum + record.seconds, 0);
  return end === null ? '–' : t('panel.training.took', { time: formatTaken(seconds) });
}

function epochWords({ status, batch, plan, records, end }: TrainingState, t: Texts['t']): string {
  const epochs = plan?.epochs ?? records.length;
  if (status !== 'idle') {
    if (!plan) return t('panel.training.preparing');
    return t('panel.training.epochOf', { epoch: batch?.epoch ?? Math.max(1, records.length), epochs });
  }
  if (end === null) return t('panel.training.ended.unknown');
  return t(`panel.training.ended.${end satisfies TrainingEnd}`, { count: records.length });
}
