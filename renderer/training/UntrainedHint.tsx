import controls from '../ui/controls.module.css';
import { useCommand } from '../commands/useCommand';
import { useTexts } from '../i18n/texts';
import styles from './TrainingNotice.module.css';

/** Stands where results will be, until the first training. */
export function UntrainedHint() {
  const { t } = useTexts();
  const train = useCommand('model.train');
  return (
    <div className={styles.hint} data-testid="untrained">
      <p>
        <b>{t('panel.training.untrained')}</b> {t('panel.training.untrainedHint')}
      </p>
      <button type="button" className={controls.button} onClick={train.run}>
        {train.label}
      </button>
    </div>
  );
}
