import { Menu } from '@mantine/core';
import { useCommand } from './useCommand';
import { CheckIcon } from '../ui/icons';

/** A menu item that runs a command. */
export function CommandMenuItem({ id }: { readonly id: string }) {
  const command = useCommand(id);
  return (
    <Menu.Item
      disabled={!command.enabled}
      aria-keyshortcuts={command.ariaShortcut}
      data-testid={`menu-${id}`}
      rightSection={
        command.checked ? <CheckIcon sizePx={14} /> : command.shortcut ? <kbd>{command.shortcut}</kbd> : null
      }
      onClick={command.run}
    >
      {command.label}
    </Menu.Item>
  );
}
