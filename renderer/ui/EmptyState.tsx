import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';

interface EmptyStateProps {
  readonly title?: string;
  readonly hint: string;
  readonly testId?: string;
  readonly children?: ReactNode;
}

/** Stands where something will be: what is missing, what to do, and (`children`) with what. */
export function EmptyState({ title, hint, testId, children }: EmptyStateProps) {
  return (
    <div className={styles.empty} data-testid={testId}>
      <p>
        {title && <b>{title}</b>} {hint}
      </p>
      {children}
    </div>
  );
}
