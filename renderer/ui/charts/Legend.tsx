import layout from '../layout.module.css';
import styles from './Legend.module.css';

/** A text that changes, and the widest that it becomes: what stands beside it never moves. */
interface ChangingText {
  readonly text: string;
  readonly widest: string;
}

interface LegendEntry {
  readonly key: string;
  readonly name: string;
  readonly color: string;
  readonly dash?: string | undefined;
  /** The line's value at the place that is told. */
  readonly value?: ChangingText;
}

/** A short sample of a chart's line, as its legend shows it. */
export function LineSample({ color, dash }: { readonly color: string; readonly dash?: string | undefined }) {
  return (
    <svg className={styles.sample} width="16" height="4" aria-hidden="true" focusable="false">
      <path d="M0 2H16" stroke={color} strokeWidth="2" strokeDasharray={dash} />
    </svg>
  );
}

/** Which line is which, and, where they are told, the values at one place. */
export function Legend({ entries }: { readonly entries: readonly LegendEntry[] }) {
  return (
    <ul className={styles.legend}>
      {entries.map(({ key, name, color, dash, value }) => (
        <li key={key}>
          <LineSample color={color} dash={dash} />
          <span className={layout.cut}>{name}</span>
          {value && <Changing {...value} testId={`legend-${key}`} />}
        </li>
      ))}
    </ul>
  );
}

/** A text that changes without moving what stands beside it. */
export function Changing({ text, widest, testId }: ChangingText & { readonly testId: string }) {
  return (
    <b className={styles.changing} data-widest={widest} data-testid={testId}>
      {text}
    </b>
  );
}
