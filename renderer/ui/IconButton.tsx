import { Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './controls.module.css';

interface IconButtonProps {
  readonly label: string;
  /** Shown beside the label in the tooltip. */
  readonly shortcut?: string | null;
  readonly ariaShortcut?: string | undefined;
  readonly disabled?: boolean;
  readonly pressed?: boolean;
  readonly testId?: string;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

/** A button that shows only an icon; its name stands in a tooltip. */
export function IconButton({
  label,
  shortcut,
  ariaShortcut,
  disabled,
  pressed,
  testId,
  onClick,
  children,
}: IconButtonProps) {
  return (
    <Tooltip label={shortcut ? `${label}  ${shortcut}` : label} openDelay={500} withinPortal>
      <button
        type="button"
        className={styles.icon}
        aria-label={label}
        aria-keyshortcuts={ariaShortcut}
        aria-pressed={pressed}
        aria-disabled={disabled || undefined}
        data-testid={testId}
        // Not `disabled`: the focus would be lost when, say, the last step is undone from the keyboard.
        onClick={disabled ? undefined : onClick}
      >
        {children}
      </button>
    </Tooltip>
  );
}
