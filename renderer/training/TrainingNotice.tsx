import { useEffect, useState } from 'react';
import controls from '../app/controls.module.css';
import { WarningIcon } from '../app/icons';
import { useTexts } from '../i18n/texts';
import { useTraining } from '../state/trainingStore';
import styles from './TrainingPanel.module.css';
import { stop } from './trainingSession';
import { useStale } from './useStale';

/** A stop that takes longer than this is said to, and can be forced. */
const LONG_STOP_MS = 4000;

/** What the last training has to say, and what stands in the way of trusting it. Nothing when all is well. */
export function TrainingNotice() {
  const { t, problem: problemText } = useTexts();
  const problems = useTraining((state) => state.problems);
  const idle = useTraining((state) => state.status === 'idle');
  const stopsLong = useLongStop();
  const stale = useStale();
  if (stopsLong) {
    return (
      <div className={styles.notice} role="status">
        <WarningIcon />
        <p>{t('panel.training.longBatch')}</p>
        <button type="button" className={controls.button} onClick={stop} data-testid="stop-now">
          {t('panel.training.stopNow')}
        </button>
      </div>
    );
  }
  // Warnings about the data stand in the Problems tab; here is what ended or prevented the training.
  const first = problems.find(({ code, severity }) => severity === 'error' || code.startsWith('training.'));
  if (first) {
    const { message, hint } = problemText(first);
    return (
      <div className={styles.notice} data-tone={first.severity} role="status" data-testid="training-notice">
        <WarningIcon />
        <p>
          <b>{message}</b> {hint}
        </p>
      </div>
    );
  }
  if (idle && stale) return <StaleNotice />;
  return null;
}

/** Says that the results in sight belong to an earlier state of the model. */
export function StaleNotice() {
  const { t } = useTexts();
  return (
    <div className={styles.notice} data-testid="stale-notice">
      <WarningIcon />
      <p>
        <b>{t('panel.training.stale')}</b> {t('panel.training.staleHint')}
      </p>
    </div>
  );
}

function useLongStop(): boolean {
  const stopping = useTraining((state) => state.status === 'stopping');
  const [long, setLong] = useState(false);
  useEffect(() => {
    setLong(false);
    if (!stopping) return;
    const timer = setTimeout(() => setLong(true), LONG_STOP_MS);
    return () => clearTimeout(timer);
  }, [stopping]);
  return stopping && long;
}
