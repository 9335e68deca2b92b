import { lazy, Suspense, useMemo } from 'react';
import type { EpochRecord } from '#engine';
import { useTexts } from '../../i18n/texts';
import { useTraining } from '../../state/trainingStore';
import { Changing, Legend } from '../../ui/charts/Legend';
import { wantsLogScale } from '../../ui/charts/numberAxis';
import { LOSS_LINES, lossValues } from './lossLines';
import styles from './TrainingPanel.module.css';
import { useLossCursor } from './useLossCursor';

const LossChart = lazy(async () => ({ default: (await import('./LossChart')).LossChart }));

/** The losses by epoch. The legend tells those of one epoch: the latest, or the one that is pointed at or pinned. */
export function LossPane() {
  const { t, numbers } = useTexts();
  const records = useTraining((state) => state.records);
  const epochs = useTraining((state) => state.plan?.epochs ?? state.records.at(-1)?.epoch ?? 0);
  const bestEpoch = useTraining((state) => state.bestEpoch);
  const cursor = useLossCursor(records);
  const isLog = useMemo(() => wantsLogScale(lossValues(records)), [records]);
  const figure = (value: number | null | undefined): string => (value == null ? '–' : numbers.figure(value));
  const widest = useMemo(() => longest(lossValues(records).map(numbers.figure)), [records, numbers]);
  const { shown } = cursor;
  return (
    <section className={styles.pane} aria-label={t('panel.training.loss')}>
      <h5>
        {t('panel.training.loss')}
        <span>
          {isLog && `${t('panel.training.logScale')} · `}
          <Changing
            text={t('panel.training.atEpoch', { epoch: shown?.epoch ?? '–' })}
            widest={t('panel.training.atEpoch', { epoch: Math.max(epochs, records.length) })}
            testId="legend-place"
          />
        </span>
      </h5>
      <Legend
        entries={LOSS_LINES.map((line) => ({
          ...line,
          name: t(`panel.training.${line.name}`),
          value: { text: figure(shown?.[line.key]), widest },
        }))}
      />
      <Suspense fallback={null}>
        <LossChart records={records} epochs={epochs} best={recordOf(records, bestEpoch)} cursor={cursor} />
      </Suspense>
    </section>
  );
}

const recordOf = (records: readonly EpochRecord[], epoch: number | null): EpochRecord | null =>
  records.find((record) => record.epoch === epoch) ?? null;

const longest = (texts: readonly string[]): string =>
  texts.reduce((most, text) => (text.length > most.length ? text : most), '–');
