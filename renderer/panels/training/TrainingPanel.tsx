import { useTexts } from '../../i18n/texts';
import { useTraining } from '../../state/trainingStore';
import { useTaskView } from '../../tasks';
import { LossPane } from './LossPane';
import layout from '../../ui/layout.module.css';
import styles from './TrainingPanel.module.css';
import { TrainingFigures } from './TrainingFigures';
import { TrainingNotice } from '../../training/TrainingNotice';
import { UntrainedHint } from '../../training/UntrainedHint';
import { useEvaluation } from '../../training/useEvaluation';

/** The training in progress or the last one: losses, the forecast on the test span, and what it costs and brings. */
export function TrainingPanel() {
  const { t } = useTexts();
  const { LiveResult } = useTaskView();
  const evaluation = useEvaluation();
  // A training that was stopped within its first epoch has no record, but a result.
  const untouched = useTraining(
    ({ status, end, records }) => status === 'idle' && end === null && records.length === 0,
  );
  return (
    <div className={layout.panel}>
      <TrainingNotice />
      {untouched ? (
        <UntrainedHint />
      ) : (
        <div className={styles.panes}>
          <LossPane />
          <section className={styles.pane} aria-label={t('panel.training.forecast')}>
            <LiveResult evaluation={evaluation} />
          </section>
          <section className={styles.figures} aria-label={t('panel.training.figures')}>
            <TrainingFigures evaluation={evaluation} />
          </section>
        </div>
      )}
    </div>
  );
}
