import type { Report } from '#engine';
import { useTexts } from '../../i18n/texts';
import { LiveMatrix } from '../../reports/MatrixTable';
import { ReportParts } from '../../reports/ReportParts';
import { ReportScores } from '../../reports/ReportScores';
import styles from './sequenceClassification.module.css';

const targetOf = (report: Report | null) => report?.targets.find(({ sampleCount }) => sampleCount > 0);

/** How the model answers on the test part: confusion matrix, figures by class, and its scores beside every baseline. */
export function ClassReport({ evaluation }: { readonly evaluation: Report }) {
  const { t } = useTexts();
  const target = targetOf(evaluation);
  if (!target) return null;
  return (
    <div className={styles.panes}>
      <section className={styles.parts} aria-label={t('panel.sequences.classes')}>
        <ReportParts parts={target.parts} />
      </section>
      <ReportScores report={evaluation} target={target} />
    </div>
  );
}

/** How the model answers on the test part right now. */
export function LiveClasses({ evaluation }: { readonly evaluation: Report | null }) {
  const { t } = useTexts();
  return <LiveMatrix title={t('panel.sequences.classes')} target={targetOf(evaluation)} />;
}
