import { strict } from './strict';
import type { PressedKey } from './wire';

interface ItemOptions {
  readonly id?: string;
  readonly label?: string;
  readonly role?: string;
  readonly type?: string;
  readonly accelerator?: string;
  readonly enabled?: boolean;
  readonly checked?: boolean;
  readonly submenu?: readonly ItemOptions[];
  readonly click?: (item: MenuItem, window: unknown, event: { triggeredByAccelerator?: boolean }) => void;
}

/** What a menu acts on. */
interface MenuHost {
  /** The application's menu. */
  menu: Menu | null;
  readonly app: { quit(): void };
  readonly windows: Iterable<{ close(): void }>;
}

/** An item, to be found by its id and clicked by a spec. A disabled one cannot be clicked, as in a real menu. */
export class MenuItem {
  readonly id: string | undefined;
  readonly label: string;
  readonly role: string | undefined;
  readonly type: string;
  readonly accelerator: string | undefined;
  readonly submenu: Menu | undefined;
  enabled: boolean;
  checked: boolean;

  constructor(
    private readonly host: MenuHost,
    private readonly options: ItemOptions,
  ) {
    this.id = options.id;
    this.label = options.label ?? '';
    this.role = options.role?.toLowerCase();
    this.type = options.type ?? (options.submenu ? 'submenu' : 'normal');
    this.accelerator = options.accelerator;
    this.enabled = options.enabled ?? true;
    this.checked = options.checked ?? false;
    this.submenu = options.submenu && new Menu(host, options.submenu);
  }

  /** As a user clicks it, or (`byKeys`) as its accelerator does. */
  click(byKeys = false): void {
    if (!this.enabled) return;
    if (this.type === 'checkbox') this.checked = !this.checked;
    const [window] = this.host.windows;
    if (this.options.click) this.options.click(this, window, { triggeredByAccelerator: byKeys });
    else if (this.role === 'quit') this.host.app.quit();
    else if (this.role === 'close') window?.close();
    else throw new Error(`Electron's stand-in does not implement the menu role ${this.role ?? '(none)'}.`);
  }
}

export class Menu {
  readonly items: readonly MenuItem[];

  constructor(host: MenuHost, template: readonly ItemOptions[]) {
    this.items = template.map((options) => new MenuItem(host, options));
  }

  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found) return found;
    }
    return null;
  }
}

/** Chooses the item that has these keys, as the system does with keys that the page has left alone. */
export function pressKeys(menu: Menu, key: PressedKey): void {
  for (const item of menu.items) {
    if (item.submenu) pressKeys(item.submenu, key);
    else if (item.accelerator !== undefined && hasKeys(item.accelerator, key)) item.click(true);
  }
}

function hasKeys(accelerator: string, { key, mod, shift, alt }: PressedKey): boolean {
  const parts = accelerator.split('+');
  const named = parts.at(-1)?.toLowerCase();
  return (
    named === key.toLowerCase() && parts.includes('CmdOrCtrl') === mod && parts.includes('Shift') === shift && !alt
  );
}

/** Electron's module `Menu`. */
export function menuModule(host: MenuHost) {
  return strict('Menu', {
    buildFromTemplate: (template: readonly ItemOptions[]) => new Menu(host, template),
    setApplicationMenu: (menu: Menu | null) => {
      host.menu = menu;
    },
    getApplicationMenu: () => host.menu,
  });
}
