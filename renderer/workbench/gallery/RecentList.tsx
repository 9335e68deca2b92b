import { useEffect, useState } from 'react';
import { getHost } from '../../host/currentHost';
import { openRecent } from '../../files/openProject';
import { showFailure } from '../../i18n/showFailure';
import type { RecentEntry } from '../../host/Host';
import { useTexts } from '../../i18n/texts';
import styles from './Gallery.module.css';

/** The projects used last. */
export function RecentList() {
  const [entries, setEntries] = useState<readonly RecentEntry[]>([]);
  const { t, language } = useTexts();
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
              <b>{entry.name.replace(/\.seqloom$/i, '')}</b>
              <span>{describeDay(entry.usedAtMs, language)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

const DAY_MS = 86_400_000;

/** “today”, “yesterday”, then the date. */
function describeDay(atMs: number, language: string): string {
  const midnight = new Date().setHours(0, 0, 0, 0);
  const daysAgo = Math.ceil((midnight - atMs) / DAY_MS);
  if (daysAgo < 2)
    return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(-Math.max(0, daysAgo), 'day');
  return new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', year: 'numeric' }).format(atMs);
}
