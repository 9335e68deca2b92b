import styles from './Segments.module.css';

interface SegmentsProps<Id extends string> {
  readonly label: string;
  /** The words of each choice. */
  readonly choices: Readonly<Record<Id, string>>;
  readonly chosen: Id | null;
  /** Before the id of a choice, the name by which tests find its button. */
  readonly testId: string;
  /** Where there is little height. */
  readonly low?: boolean;
  readonly onChoose: (id: Id) => void;
}

/** A few choices side by side, at most one of them chosen. */
export function Segments<Id extends string>({ label, choices, chosen, testId, low, onChoose }: SegmentsProps<Id>) {
  return (
    <div className={styles.segments} data-low={low} role="group" aria-label={label}>
      {(Object.keys(choices) as Id[]).map((id) => (
        <button
          key={id}
          type="button"
          aria-pressed={id === chosen}
          data-testid={`${testId}-${id}`}
          onClick={() => onChoose(id)}
        >
          {choices[id]}
        </button>
      ))}
    </div>
  );
}
