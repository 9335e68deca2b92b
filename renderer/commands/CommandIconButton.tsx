import type { ReactNode } from 'react';
import { useCommand } from './useCommand';
import { IconButton } from '../ui/IconButton';

/** An icon button that runs a command. */
export function CommandIconButton({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  const command = useCommand(id);
  return (
    <IconButton
      label={command.label}
      shortcut={command.shortcut}
      ariaShortcut={command.ariaShortcut}
      disabled={!command.enabled}
      testId={`command-${id}`}
      onClick={command.run}
    >
      {children}
    </IconButton>
  );
}
