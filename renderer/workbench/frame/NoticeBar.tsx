import { useEffect, useState } from 'react';
import { runCommand } from '../../commands/registry';
import { useTexts } from '../../i18n/texts';
import { useDocument } from '../../state/documentStore';
import { dismissNotice, type Notice, useView } from '../../state/viewStore';
import { Button } from '../../ui/Button';
import { CloseIcon, WarningIcon } from '../../ui/icons';
import styles from './NoticeBar.module.css';

const SHOWN_MS = 6000;

/** The last short message, at the corner of the window. Screen readers hear it from the Announcer. */
export function NoticeBar() {
  const notice = useView((state) => state.notices.at(-1));
  return notice ? <NoticeText key={notice.id} notice={notice} /> : null;
}

function NoticeText({ notice: { id, tone, message, hint, stays, undoes } }: { readonly notice: Notice }) {
  const [held, setHeld] = useState(false);
  // Behind a dialog nobody reads it.
  const waits = useView((state) => state.dialog !== null) || held || stays === true;
  const undoable = useDocument(({ document }) => document === undoes);
  const { t } = useTexts();
  useEffect(() => {
    if (waits) return;
    const timer = setTimeout(() => dismissNotice(id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [id, waits]);
  const undo = (): void => {
    runCommand('edit.undo');
    dismissNotice(id);
  };
  return (
    <div
      className={styles.notice}
      data-tone={tone}
      data-testid="notice"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {tone === 'error' && <WarningIcon />}
      <p>
        <b>{message}</b> {hint}
      </p>
      {undoable && (
        <Button look="link" data-testid="notice-undo" onClick={undo}>
          {t('command.undo')}
        </Button>
      )}
      <button type="button" className={styles.close} aria-label={t('notice.close')} onClick={() => dismissNotice(id)}>
        <CloseIcon sizePx={14} />
      </button>
    </div>
  );
}
