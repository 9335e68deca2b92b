import { CommandButton } from '../commands/CommandButton';
import { useTexts } from '../i18n/texts';
import styles from './Inspector.module.css';

/** Several nodes: what can be done with all of them. */
export function SeveralInspector({ count }: { readonly count: number }) {
  const { t } = useTexts();
  return (
    <section className={styles.section}>
      <h2>{t('count.nodes', { count })}</h2>
      <p>{t('inspector.several')}</p>
      <div className={styles.actions}>
        {['edit.duplicate', 'edit.copy', 'edit.delete'].map((id) => (
          <CommandButton key={id} id={id} />
        ))}
      </div>
    </section>
  );
}
