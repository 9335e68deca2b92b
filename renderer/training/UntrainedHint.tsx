import { CommandButton } from '../commands/CommandButton';
import { useTexts } from '../i18n/texts';
import styles from './TrainingNotice.module.css';

/** Stands where results will be, until the first training. */
export function UntrainedHint() {
  const { t } = useTexts();
  return (
    <div className={styles.hint} data-testid="untrained">
      <p>
        <b>{t('panel.training.untrained')}</b> {t('panel.training.untrainedHint')}
      </p>
      <CommandButton id="model.train" />
    </div>
  );
}
