import { Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './Inspector.module.css';

interface FieldProps {
  /** Of the control, so that the label belongs to it. */
  readonly id: string;
  readonly label: string;
  readonly help?: string | undefined;
  readonly error?: string | undefined;
  readonly children: ReactNode;
}

/** One row of a form: label with its explanation, control, and what is wrong with the value. */
export function Field({ id, label, help, error, children }: FieldProps) {
  const caption = (
    <label htmlFor={id} data-help={help !== undefined || undefined}>
      {label}
    </label>
  );
  return (
    <div className={styles.row}>
      {help === undefined ? (
        caption
      ) : (
        <Tooltip label={help} multiline w={240} openDelay={300} position="left" withinPortal>
          {caption}
        </Tooltip>
      )}
      {children}
      {help !== undefined && (
        <span id={`${id}-help`} className="visuallyHidden">
          {help}
        </span>
      )}
      {error !== undefined && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}

/** What ties a control to its label, to the hidden text that explains it, and to tests. */
export const controlProps = (id: string) => ({ id, 'aria-describedby': `${id}-help`, 'data-testid': id });
