import type { ReactNode } from 'react';
import { type Report, samplesText, scoreTable, type TableRow, type TargetReport, toneOf, verdictText } from '#engine';
import { useTexts } from '../i18n/texts';
import { useDocument } from '../state/documentStore';
import { useTraining } from '../state/trainingStore';
import { Button } from '../ui/Button';
import { FigureTable } from './FigureTable';
import styles from './ReportScores.module.css';
import { savePredictions } from './predictionsCsv';

interface ReportScoresProps {
  readonly report: Report;
  readonly target: TargetReport;
  /** As of `FigureTable`. */
  readonly rowName?: (row: TableRow) => ReactNode;
  readonly above?: ReactNode;
  /** What follows the scores. */
  readonly below?: ReactNode;
}

/** The verdict on a target, its scores, and what they were measured on. */
export function ReportScores({ report, target, rowName, above, below }: ReportScoresProps) {
  const texts = useTexts();
  const { t, phrase } = texts;
  const evaluatedEpoch = useTraining((state) => (state.status === 'idle' ? null : state.evaluatedEpoch));
  const projectName = useDocument((state) => state.project.name);
  const table = scoreTable(target);
  return (
    <section className={styles.scores} aria-label={phrase(table.title)}>
      <div className={styles.scroller}>
        <p className={styles.verdict} data-tone={toneOf(target.verdict)} data-testid="verdict">
          {verdictText(target, texts)}
        </p>
        <FigureTable table={table} testId="score" rowName={rowName} above={above} />
        {below}
      </div>
      <footer className={styles.footer}>
        <p>
          {evaluatedEpoch !== null && `${t('panel.predictions.afterEpoch', { epoch: evaluatedEpoch })} `}
          {t('panel.predictions.onSamples', { samples: samplesText(target, texts) })}
          {target.steps > 1 && ` ${phrase({ code: 'report.allSteps', values: { count: target.steps } })}`}
        </p>
        <Button look="compact" data-testid="save-predictions" onClick={() => void savePredictions(report, projectName)}>
          {t('panel.predictions.save')}
        </Button>
      </footer>
    </section>
  );
}
