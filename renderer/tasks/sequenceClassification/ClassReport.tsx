import type { Report } from '#engine';
import { useTexts } from '../../i18n/texts';
import { ReportPartView } from '../../reports/ReportPartView';
import { ReportScores } from '../../reports/ReportScores';
import styles from './sequenceClassification.module.css';

/** How the model answers on the test part: confusion matrix, figures by class, and its scores beside every baseline. */
export function ClassReport({ evaluation }: { readonly evaluation: Report }) {
  const { t } = useTexts();
  const target = evaluation.targets.find(({ sampleCount }) => sampleCount > 0);
  if (!target) return null;
  return (
    <div className={styles.panes}>
      <section className={styles.parts} aria-label={t('panel.sequences.classes')}>
        {target.parts.map((part, i) => (
          <ReportPartView key={i} part={part} />
        ))}
      </section>
      <ReportScores report={evaluation} target={target} />
    </div>
  );
}
