import { useMemo } from 'react';
import type { SequenceFacts, SequenceRecipe, TablePart } from '#engine';
import { useTexts } from '../../i18n/texts';
import { FigureTable } from '../../reports/FigureTable';
import styles from './sequenceClassification.module.css';

const PARTS = ['train', 'validation', 'test'] as const;

/** How many recordings there are, how long they are, and the classes of the samples in each part. */
export function RecordingFacts({ facts, recipe }: { readonly facts: SequenceFacts; readonly recipe: SequenceRecipe }) {
  const { t, amount, numbers } = useTexts();
  const { recordings, steps, classes } = facts;
  const table = useMemo(
    (): TablePart => ({
      kind: 'table',
      title: { code: `panel.sequences.classCounts.${recipe.samples}` },
      corner: '',
      columns: PARTS.map((part) => ({
        ...{ key: part, name: { code: `panel.data.part.${part}` }, help: null, format: 'count', unit: '' },
      })),
      rows: classes.map(({ name, samplesOf }) => ({
        id: name ?? '',
        name: name ?? { code: 'panel.sequences.unseenClass' },
        figures: samplesOf,
      })),
    }),
    [classes, recipe.samples],
  );
  return (
    <section className={styles.facts} aria-label={t('panel.sequences.recordings')} data-testid="recording-facts">
      <h5>{t('panel.sequences.recordings')}</h5>
      <p>
        {amount('panel.sequences.recordingCount', recordings)}
        {recordings > 0 &&
          ` · ${t(steps.least === steps.most ? 'panel.sequences.equalSteps' : 'panel.sequences.stepRange', {
            least: numbers.count(steps.least),
            median: numbers.count(steps.median),
            most: numbers.count(steps.most),
          })}`}
      </p>
      {classes.length > 0 && recipe.classOf !== 'step' && <FigureTable table={table} testId="class-counts" />}
    </section>
  );
}
