import type { KeyboardEvent } from 'react';
import styles from './Segments.module.css';

interface SegmentsProps<Id extends string> {
  readonly label: string;
  /** The words of each choice. */
  readonly choices: Readonly<Record<Id, string>>;
  readonly chosen: Id | null;
  /** Before the id of a choice, the name by which tests find its button. */
  readonly testId: string;
  /** `low` where there is little height; `wide` takes all of the width. */
  readonly look?: 'low' | 'wide';
  readonly onChoose: (id: Id) => void;
}

/** A few choices side by side, at most one of them chosen. Arrow keys go from one to the next. */
export function Segments<Id extends string>({ label, choices, chosen, testId, look, onChoose }: SegmentsProps<Id>) {
  const ids = Object.keys(choices) as Id[];
  const current = chosen ?? ids[0];
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const next = current && step && ids.at((ids.indexOf(current) + step) % ids.length);
    if (!next) return;
    event.preventDefault();
    onChoose(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-testid="${testId}-${next}"]`)?.focus();
  };
  return (
    <div className={styles.segments} data-look={look} role="radiogroup" aria-label={label} onKeyDown={onKeyDown}>
      {ids.map((id) => (
        <button
          key={id}
          type="button"
          role="radio"
          aria-checked={id === chosen}
          tabIndex={id === current ? 0 : -1}
          data-testid={`${testId}-${id}`}
          onClick={() => onChoose(id)}
        >
          {choices[id]}
        </button>
      ))}
    </div>
  );
}
