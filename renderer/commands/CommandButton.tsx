import type { ComponentProps } from 'react';
import { Button } from '../ui/Button';
import { useCommand } from './useCommand';

/** A button that runs a command, with the command's words unless it has its own. */
export function CommandButton({ id, children, ...props }: ComponentProps<typeof Button> & { readonly id: string }) {
  const { label, enabled, shortcut, ariaShortcut, run } = useCommand(id);
  return (
    <Button
      title={shortcut ?? undefined}
      aria-keyshortcuts={ariaShortcut}
      aria-disabled={!enabled || undefined}
      {...props}
      onClick={run}
    >
      {children ?? label}
    </Button>
  );
}
