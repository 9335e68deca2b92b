import { useCommand } from '../commands/useCommand';
import { useTexts } from '../i18n/texts';
import { useTraining } from '../state/trainingStore';
import styles from '../ui/controls.module.css';

/** Train; while a training runs, Pause or Resume, and Stop with the epoch count. */
export function TrainButtons() {
  const status = useTraining((state) => state.status);
  const epoch = useTraining((state) => state.batch?.epoch ?? Math.max(1, state.records.length));
  const epochs = useTraining((state) => state.plan?.epochs ?? null);
  const train = useCommand('model.train');
  const pause = useCommand(status === 'paused' ? 'model.resume' : 'model.pause');
  const stop = useCommand('model.stop');
  const { t } = useTexts();
  if (status === 'idle') {
    return (
      <button
        type="button"
        className={`${styles.button} ${styles.primary}`}
        aria-keyshortcuts={train.ariaShortcut}
        title={train.shortcut ?? undefined}
        data-testid="train-button"
        onClick={train.run}
      >
        {train.label}
      </button>
    );
  }
  const stopping = status === 'stopping';
  return (
    <>
      <button
        type="button"
        className={styles.button}
        aria-disabled={!pause.enabled || undefined}
        data-testid="pause-button"
        onClick={pause.run}
      >
        {pause.label}
      </button>
      <button
        type="button"
        className={`${styles.button} ${styles.primary}`}
        aria-disabled={stopping || undefined}
        data-testid="stop-button"
        onClick={stop.run}
      >
        {stopping ? t('header.stopping') : stop.label}
        {epochs !== null && (
          <span aria-label={t('header.epochOf', { epoch, epochs })}>
            {'\u2002·\u2002'}
            {epoch} / {epochs}
          </span>
        )}
      </button>
    </>
  );
}
