import type { ReactNode } from 'react';

interface FigureProps {
  readonly name: string;
  readonly testId?: string;
  readonly children: ReactNode;
}

/** One name with its figure, in a list of them. */
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
