import type { HTMLAttributes, ReactNode } from 'react';
import styles from './ChartFrame.module.css';
import { type Size, useSize } from './useSize';

interface ChartFrameProps extends Omit<HTMLAttributes<HTMLDivElement>, 'children' | 'className'> {
  /** What the chart shows, in one sentence, for those who cannot see it. */
  readonly description: string;
  readonly testId?: string;
  readonly children: (size: Size) => ReactNode;
}

/**
 * Gives a chart the room that its panel leaves, and a description. Draws nothing until that room is known. A picture, unless
 * what is handed on to the element makes it something to operate.
 */
export function ChartFrame({ description, testId, children, ...element }: ChartFrameProps) {
  const [ref, size] = useSize<HTMLDivElement>();
  return (
    <div ref={ref} className={styles.frame} role="img" aria-label={description} data-testid={testId} {...element}>
      {size && <div className={styles.inner}>{children(size)}</div>}
    </div>
  );
}
