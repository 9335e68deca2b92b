import type { TextKey } from '#engine';
import type { Shortcut } from './shortcut';

/** Where a command stands in menus. */
export type CommandGroup = 'file' | 'edit' | 'model' | 'view' | 'help';

/** One thing the user can do, stated once: menus, buttons, the command palette and the keyboard read it here. */
export interface Command {
  readonly id: string;
  readonly label: TextKey;
  readonly group: CommandGroup;
  /** The first is shown; all work. */
  readonly shortcuts?: readonly Shortcut[];
  /**
   * Where the shortcuts work: everywhere (even while typing), outside text fields, or only with the focus on the
   * canvas. `system`: the browser turns the keys into an event (copy, paste) that the canvas listens to.
   */
  readonly scope?: 'everywhere' | 'outsideText' | 'canvas' | 'system';
  enabled(): boolean;
  /** For commands that switch something: whether it is on. */
  checked?(): boolean;
  run(): void | Promise<void>;
}
