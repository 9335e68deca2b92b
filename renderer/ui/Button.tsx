import type { ComponentProps } from 'react';
import styles from './controls.module.css';

interface ButtonProps extends ComponentProps<'button'> {
  /** `primary` is what is most likely wanted; `compact` takes less room; `link` looks like a link in a text. */
  readonly look?: 'plain' | 'primary' | 'compact' | 'link';
}

const CLASSES = {
  plain: styles.button,
  primary: `${styles.button} ${styles.primary}`,
  compact: `${styles.button} ${styles.compact}`,
  link: styles.link,
};

/** A button with words. */
export function Button({ look = 'plain', className, ...props }: ButtonProps) {
  return <button type="button" {...props} className={className ? `${CLASSES[look]} ${className}` : CLASSES[look]} />;
}
