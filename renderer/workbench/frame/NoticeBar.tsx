import { useEffect } from 'react';
import { useTexts } from '../../i18n/texts';
import { dismissNotice, useView } from '../../state/viewStore';
import { CloseIcon } from '../../ui/icons';
import styles from './NoticeBar.module.css';

const SHOWN_MS = 8000;

/** A short message above the canvas that goes away by itself. Screen readers hear it from the Announcer. */
export function NoticeBar() {
  const notice = useView((state) => state.notice);
  const { t } = useTexts();
  useEffect(() => {
    if (!notice) return;
    const timer = setTimeout(() => dismissNotice(notice.id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [notice]);
  if (!notice) return null;
  return (
    <div className={styles.bar} data-tone={notice.tone} data-testid="notice">
      <p>
        <b>{notice.message}</b> {notice.hint}
      </p>
      <button type="button" aria-label={t('notice.close')} onClick={() => dismissNotice(notice.id)}>
        <CloseIcon sizePx={14} />
      </button>
    </div>
  );
}
