import { Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from '../ui/controls.module.css';
import { useCommand } from './useCommand';

/** A button that shows only an icon and runs a command, whose name stands in a tooltip. */
export function CommandIconButton({ id, icon }: { readonly id: string; readonly icon: ReactNode }) {
  const { label, shortcut, ariaShortcut, enabled, run } = useCommand(id);
  return (
    <Tooltip label={shortcut ? `${label}  ${shortcut}` : label} openDelay={500} withinPortal>
      <button
        type="button"
        className={styles.icon}
        aria-label={label}
        aria-keyshortcuts={ariaShortcut}
        aria-disabled={!enabled || undefined}
        data-testid={`command-${id}`}
        // Not `disabled`: the focus would be lost when, say, the last step is undone from the keyboard.
        onClick={enabled ? run : undefined}
      >
        {icon}
      </button>
    </Tooltip>
  );
}
