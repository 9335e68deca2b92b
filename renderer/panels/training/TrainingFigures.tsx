import { type Report, strongestOf, type TrainingEnd } from '#engine';
import { type Texts, useTexts } from '../../i18n/texts';
import { type TrainingState, useTraining } from '../../state/trainingStore';
import styles from './TrainingPanel.module.css';

/** Speed, time, best validation, and how the model compares with the naive forecast. */
export function TrainingFigures({ evaluation }: { readonly evaluation: Report | null }) {
  const texts = useTexts();
  const { t, phrase, numbers } = texts;
  const state = useTraining();
  const best = state.records.find(({ epoch }) => epoch === state.bestEpoch);
  const target = evaluation?.targets.find(({ sampleCount }) => sampleCount > 0);
  const strongest = target && strongestOf(target);
  const speed = state.batch?.sequencesPerSecond ?? state.records.at(-1)?.sequencesPerSecond;
  return (
    <>
      <Figure
        value={speed === undefined ? '–' : numbers.count(speed)}
        label={t('panel.training.speed')}
        testId="figure-speed"
      />
      <Figure value={timeWords(state, texts)} label={epochWords(state, t)} testId="figure-time" />
      <Figure
        value={best ? numbers.figure(best.valLoss ?? best.loss) : '–'}
        label={
          best
            ? t(best.valLoss === null ? 'panel.training.bestLoss' : 'panel.training.bestValidation', {
                epoch: best.epoch,
              })
            : t('panel.training.noBest')
        }
        testId="figure-best"
      />
      {target && strongest && (
        <Figure
          value={numbers.ratio(strongest.comparisons[0]?.ratio ?? Number.NaN, 2)}
          label={t('panel.training.ratio', { baseline: phrase(strongest.name) })}
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

function timeWords({ status, secondsLeft, end, records }: TrainingState, { t, times }: Texts): string {
  if (status === 'paused') return t('panel.training.paused');
  if (status === 'stopping') return t('panel.training.stopping');
  if (status !== 'idle') {
    return secondsLeft === null ? '–' : t('panel.training.left', { time: times.clock(secondsLeft) });
  }
  const seconds = records.reduce((sum, record) => sum + record.seconds, 0);
  return end === null ? '–' : t('panel.training.took', { time: times.taken(seconds) });
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
