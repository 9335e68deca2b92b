import { useTexts } from '../i18n/texts';
import { useDocument } from '../state/documentStore';
import styles from './Canvas.module.css';

/** What to do on an empty canvas. */
export function EmptyHint() {
  const empty = useDocument((state) => state.project.graph.nodes.length === 0);
  const { t } = useTexts();
  if (!empty) return null;
  return (
    <div className={styles.empty}>
      <p>
        <b>{t('canvas.empty')}</b>
      </p>
      <p>{t('canvas.emptyHint')}</p>
    </div>
  );
}
