import type { ReactNode } from 'react';
import styles from './Inspector.module.css';

/** A list of names and figures. */
export function Figures({ children }: { readonly children: ReactNode }) {
  return <dl className={styles.figures}>{children}</dl>;
}

interface FigureProps {
  readonly name: string;
  readonly testId?: string;
  readonly children: ReactNode;
}

/** One name with its figure. */
export function Figure({ name, testId, children }: FigureProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="mono" data-testid={testId}>
        {children}
      </dd>
    </div>
  );
}
