import { type KeyboardEvent, useState } from 'react';
import { useTexts } from '../i18n/texts';
import { useDocument } from '../state/documentStore';
import { renameProject } from '../state/editProject';
import styles from './frame/Header.module.css';

/** The project's name, edited in place, with a dot while there is unsaved work. */
export function DocumentTitle() {
  const name = useDocument((state) => state.project.name);
  const dirty = useDocument((state) => state.dirty);
  const [draft, setDraft] = useState<string | null>(null);
  const { t } = useTexts();
  const finish = (): void => {
    if (draft !== null) renameProject(draft);
    setDraft(null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') finish();
    if (event.key === 'Escape') setDraft(null);
  };
  return (
    <div className={styles.doc}>
      {draft === null ? (
        <button
          type="button"
          className={styles.title}
          title={t('header.rename')}
          data-testid="document-title"
          onClick={() => setDraft(name)}
        >
          {name}
        </button>
      ) : (
        <input
          className={styles.titleField}
          aria-label={t('header.projectName')}
          value={draft}
          maxLength={120}
          // The field takes the place of the button that was just pressed.
          autoFocus
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => setDraft(event.currentTarget.value)}
          onBlur={finish}
          onKeyDown={onKeyDown}
        />
      )}
      {dirty && (
        <span
          className={styles.dot}
          role="img"
          aria-label={t('header.unsaved')}
          title={t('header.unsaved')}
          data-testid="unsaved-mark"
        />
      )}
    </div>
  );
}
