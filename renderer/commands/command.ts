import type { TextKey } from '#engine';
import { useView } from '../state/viewStore';
import type { Shortcut } from './shortcut';

/** Where a command stands in menus. */
export type CommandGroup = 'file' | 'edit' | 'model' | 'view' | 'help';

/** One thing the user can do, stated once: menus, buttons, the command palette and the keyboard read it here. */
export interface Command {
  /** Begins with its group. */
  readonly id: `${CommandGroup}.${string}`;
  readonly label: TextKey;
  /** The first is shown; all work. */
  readonly shortcuts?: readonly Shortcut[];
  /**
   * Where the shortcuts work: everywhere (even while typing), or only with the focus on the canvas; where it says nothing,
   * outside text fields. `system`: the browser turns the keys into an event (copy, paste) that the canvas listens to.
   * `idle`: where the command is enabled and no menu, dialog, field or gesture waits for the key.
   */
  readonly scope?: 'everywhere' | 'canvas' | 'system' | 'idle';
  /** Also where no project is in sight. */
  readonly inGallery?: true;
  /** Whether it can be run now; always, where it says nothing. */
  readonly enabled?: () => boolean;
  /** For commands that switch something: whether it is on. */
  readonly checked?: () => boolean;
  readonly run: () => void | Promise<void>;
}

/** Where a command stands in menus. */
export function groupOf({ id }: Command): CommandGroup {
  return id.split('.')[0] as CommandGroup;
}

/** Whether a command can be run now. */
export function isEnabled({ inGallery, enabled }: Command): boolean {
  return (inGallery || useView.getState().screen === 'studio') && (enabled?.() ?? true);
}
