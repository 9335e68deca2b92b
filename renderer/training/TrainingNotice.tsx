import { type ComponentProps, useEffect, useState } from 'react';
import { Button } from '../ui/Button';
import { WarningIcon } from '../ui/icons';
import { CommandButton } from '../commands/CommandButton';
import { useCommand } from '../commands/useCommand';
import { useTexts } from '../i18n/texts';
import { dropCheckpoint, fitsOrigin, useCheckpoint } from '../state/checkpointStore';
import { useDocument } from '../state/documentStore';
import { useTraining } from '../state/trainingStore';
import styles from './TrainingNotice.module.css';
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
  const kept = useCheckpoint((state) => state.kept);
  const fits = useDocument((state) => kept !== null && fitsOrigin(kept.origin, state.project));
  if (stopsLong) {
    return (
      <Notice hint={t('panel.training.longBatch')} role="status">
        <Button onClick={stop} data-testid="stop-now">
          {t('panel.training.stopNow')}
        </Button>
      </Notice>
    );
  }
  // Warnings about the data stand in the Problems tab; here is what ended or prevented the training.
  const first = problems.find(({ code, severity }) => severity === 'error' || code.startsWith('training.'));
  if (first) {
    return (
      <Notice {...problemText(first)} data-tone={first.severity} role="status" data-testid="training-notice">
        {idle && <GoOn />}
      </Notice>
    );
  }
  if (idle && kept) {
    const { epoch, epochs } = kept.place;
    return (
      <Notice
        message={t('panel.training.interrupted', { epoch, epochs })}
        hint={t(fits ? 'panel.training.interruptedHint' : 'panel.training.interruptedChanged')}
        role="status"
        data-testid="interrupted-notice"
      >
        <GoOn />
      </Notice>
    );
  }
  if (idle && stale) return <StaleNotice />;
  return null;
}

type NoticeProps = ComponentProps<'div'> & {
  readonly message?: string;
  readonly hint: string;
  readonly 'data-tone'?: string;
};

function Notice({ message, hint, children, ...props }: NoticeProps) {
  return (
    <div className={styles.notice} {...props}>
      <WarningIcon />
      <p>
        {message && <b>{message}</b>} {hint}
      </p>
      {children}
    </div>
  );
}

/** Goes on with an interrupted training, or gives it up. */
function GoOn() {
  const { t } = useTexts();
  const kept = useCheckpoint((state) => state.kept);
  const goOn = useCommand('model.goOn');
  if (!kept) return null;
  return (
    <span className={styles.choices}>
      {goOn.enabled && <CommandButton id="model.goOn" look="primary" data-testid="go-on" />}
      <Button onClick={dropCheckpoint} data-testid="drop-checkpoint">
        {t('recovered.discard')}
      </Button>
    </span>
  );
}

/** Says that the results in sight belong to an earlier state of the model. */
export function StaleNotice() {
  const { t } = useTexts();
  const [message, hint] = [t('panel.training.stale'), t('panel.training.staleHint')];
  return <Notice message={message} hint={hint} data-testid="stale-notice" />;
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
