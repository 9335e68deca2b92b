import styles from './Segments.module.css';

interface SegmentsProps {
  readonly label: string;
  readonly segments: readonly {
    readonly testId: string;
    readonly text: string;
    readonly pressed: boolean;
    readonly onPress: () => void;
  }[];
  /** Where there is little height. */
  readonly low?: boolean;
}

/** A few choices side by side, at most one of them pressed. */
export function Segments({ label, segments, low }: SegmentsProps) {
  return (
    <div className={styles.segments} data-low={low} role="group" aria-label={label}>
      {segments.map(({ testId, text, pressed, onPress }) => (
        <button key={testId} type="button" aria-pressed={pressed} data-testid={testId} onClick={onPress}>
          {text}
        </button>
      ))}
    </div>
  );
}
