import controls from '../app/controls.module.css';
import { discardRecovered, restoreRecovered, useRecovered } from '../files/recovered';
import { showFailure } from '../files/showFailure';
import { useTexts } from '../i18n/texts';
import styles from './Gallery.module.css';

/** Offers work of an earlier session that was never saved. */
export function RecoveredNote() {
  const copy = useRecovered((state) => state.copy);
  const { t, language } = useTexts();
  if (!copy) return null;
  const { name, savedAtMs } = copy.meta;
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(savedAtMs);
  return (
    <section className={styles.note} aria-labelledby="recovered-title" data-testid="recovered-note">
      <h2 id="recovered-title">{t('recovered.title')}</h2>
      {t('recovered.note', { name, when })}{' '}
      <button type="button" className={controls.link} onClick={() => void restoreRecovered()}>
        {t('recovered.restore')}
      </button>
      {' · '}
      <button type="button" className={controls.link} onClick={() => void discardRecovered().catch(showFailure)}>
        {t('recovered.discard')}
      </button>
    </section>
  );
}
