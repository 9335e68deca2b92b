import { useEffect, useState } from 'react';
import { getHost } from '../../host/currentHost';
import { openRecent } from '../../files/openProject';
import { showFailure } from '../../i18n/showFailure';
import type { RecentEntry } from '#contract';
import { useTexts } from '../../i18n/texts';
import layout from '../../ui/layout.module.css';
import styles from './Gallery.module.css';

/** The projects used last. */
export function RecentList() {
  const [entries, setEntries] = useState<readonly RecentEntry[]>([]);
  const { t, times } = useTexts();
  const refresh = (): void => {
    getHost()
      .recent.list()
      // A list that cannot be read is an empty one.
      .then(setEntries, () => setEntries([]));
  };
  useEffect(refresh, []);
  if (entries.length === 0) return null;
  const open = async (id: string): Promise<void> => {
    await openRecent(id).catch(showFailure);
    refresh();
  };
  return (
    <section aria-labelledby="recent-title">
      <h2 id="recent-title" className={styles.sideTitle}>
        {t('gallery.recent')}
      </h2>
      <ul className={styles.recent}>
        {entries.map((entry) => (
          <li key={entry.id}>
            <button
              type="button"
              className={styles.recentItem}
              title={entry.displayPath}
              data-testid="recent-project"
              onClick={() => void open(entry.id)}
            >
              <b className={layout.cut}>{entry.name.replace(/\.seqloom$/i, '')}</b>
              <span>{times.localDay(entry.usedAtMs, Date.now())}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
