import layout from '../layout.module.css';
import styles from './Legend.module.css';

interface LegendEntry {
  readonly key: string;
  readonly name: string;
  readonly color: string;
  readonly dash?: string | undefined;
}

/** A short sample of a chart's line, as its legend shows it. */
export function LineSample({ color, dash }: { readonly color: string; readonly dash?: string | undefined }) {
  return (
    <svg className={styles.sample} width="16" height="4" aria-hidden="true" focusable="false">
      <path d="M0 2H16" stroke={color} strokeWidth="2" strokeDasharray={dash} />
    </svg>
  );
}

/** Which line is which. */
export function Legend({ entries }: { readonly entries: readonly LegendEntry[] }) {
  return (
    <ul className={styles.legend}>
      {entries.map((entry) => (
        <li key={entry.key}>
          <LineSample color={entry.color} dash={entry.dash} />
          <span className={layout.cut}>{entry.name}</span>
        </li>
      ))}
    </ul>
  );
}
