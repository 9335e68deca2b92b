import { useId, useState } from 'react';
import { sealChange } from '../state/documentStore';
import styles from './RecipeFields.module.css';

interface DraftFieldProps<Value> {
  readonly label: string;
  readonly help?: string;
  readonly value: Value;
  readonly format: (value: Value) => string;
  /** Reads what was typed; null when it makes no sense, and the document then keeps what it has. */
  readonly parse: (text: string) => Value | null;
  readonly problem: string;
  readonly suffix?: string;
  readonly testId: string;
  readonly onChange: (value: Value) => void;
}

/** A text field for a value that not every text stands for: the document follows while the text makes sense. */
export function DraftField<Value>(props: DraftFieldProps<Value>) {
  const { label, help, value, format, parse, problem, suffix, testId, onChange } = props;
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const text = draft ?? format(value);
  const wrong = parse(text) === null;
  return (
    <div className={styles.row}>
      <label htmlFor={id} title={help}>
        {label}
      </label>
      <span className={styles.field}>
        <input
          id={id}
          value={text}
          aria-invalid={wrong || undefined}
          aria-describedby={wrong ? `${id}-problem` : undefined}
          data-testid={testId}
          onChange={(event) => {
            setDraft(event.target.value);
            const parsed = parse(event.target.value);
            if (parsed !== null && format(parsed) !== format(value)) onChange(parsed);
          }}
          onBlur={() => {
            setDraft(null);
            sealChange();
          }}
        />
        {suffix !== undefined && <span className={styles.suffix}>{suffix}</span>}
      </span>
      {wrong && (
        <small id={`${id}-problem`} className={styles.problem} role="alert">
          {problem}
        </small>
      )}
    </div>
  );
}
