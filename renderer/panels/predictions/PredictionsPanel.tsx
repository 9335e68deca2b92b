import { useDocument } from '../../state/documentStore';
import { useTraining } from '../../state/trainingStore';
import { useTexts } from '../../i18n/texts';
import { useTaskView } from '../../tasks';
import { StaleNotice } from '../../training/TrainingNotice';
import { UntrainedHint } from '../../training/UntrainedHint';
import { useEvaluation } from '../../training/useEvaluation';
import { useStale } from '../../training/useStale';
import styles from './PredictionsPanel.module.css';

/** What the model makes of the test part, as its task shows it. */
export function PredictionsPanel() {
  const evaluation = useEvaluation();
  const idle = useTraining((state) => state.status === 'idle');
  const trained = useDocument((state) => state.project.trained !== null);
  const stale = useStale();
  const { t } = useTexts();
  const { Predictions } = useTaskView();
  const measured = evaluation?.targets.some((target) => target.sampleCount > 0) ? evaluation : null;
  if (!measured && idle && !trained) return <UntrainedHint />;
  return (
    <div className={styles.panel}>
      {idle && stale && <StaleNotice />}
      {measured ? (
        <Predictions evaluation={measured} />
      ) : (
        <p className={styles.waiting}>
          {t(stale && idle ? 'panel.predictions.staleEmpty' : 'panel.predictions.waiting')}
        </p>
      )}
    </div>
  );
}
