import { Button } from '../../ui/Button';
import { discardRecovered, restoreRecovered, useRecovered } from '../../files/recovered';
import { showFailure } from '../../i18n/showFailure';
import type { RecoveredWork } from '#contract';
import { useTexts } from '../../i18n/texts';
import styles from './Gallery.module.css';

/** Offers work that earlier sessions left behind, each beside the file that it belongs to. */
export function RecoveredNote() {
  const works = useRecovered((state) => state.works);
  const { t } = useTexts();
  if (works.length === 0) return null;
  return (
    <section className={styles.note} aria-labelledby="recovered-title" data-testid="recovered-note">
      <h2 id="recovered-title">{t('recovered.title')}</h2>
      <ul className={styles.recovered}>
        {works.map((work) => (
          <li key={work.session}>
            <Recovered work={work} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Recovered({ work }: { readonly work: RecoveredWork }) {
  const { t, times } = useTexts();
  const { session, name, changedAtMs, training, file } = work;
  return (
    <>
      <b>{name}</b>
      <p>
        {t('recovered.changed', { when: times.localMoment(changedAtMs) })}{' '}
        {training && t('recovered.training', { epoch: training.epoch, epochs: training.epochs })}{' '}
        {file && t('recovered.file', { file: file.name, when: times.localMoment(file.modifiedAtMs) })}
      </p>
      <Button
        look="link"
        aria-label={t('recovered.restoreLabel', { name })}
        onClick={() => void restoreRecovered(session)}
      >
        {t('recovered.restore')}
      </Button>
      {' · '}
      <Button
        look="link"
        aria-label={t('recovered.discardLabel', { name })}
        onClick={() => void discardRecovered(session).catch(showFailure)}
      >
        {t('recovered.discard')}
      </Button>
    </>
  );
}
