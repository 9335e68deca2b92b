import { useDocument } from '../../state/documentStore';
import { useTraining } from '../../state/trainingStore';
import { useTexts } from '../../i18n/texts';
import { useTaskView } from '../../tasks';
import { StaleNotice } from '../../training/TrainingNotice';
import { UntrainedHint } from '../../training/UntrainedHint';
import { useEvaluation } from '../../training/useEvaluation';
import { useStale } from '../../training/useStale';
import { EmptyState } from '../../ui/EmptyState';
import layout from '../../ui/layout.module.css';

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
    <div className={layout.panel}>
      {idle && stale && <StaleNotice />}
      {measured ? (
        <Predictions evaluation={measured} />
      ) : (
        <EmptyState hint={t(stale && idle ? 'panel.predictions.staleEmpty' : 'panel.predictions.waiting')} />
      )}
    </div>
  );
}
