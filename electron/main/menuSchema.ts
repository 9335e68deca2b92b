import { z } from 'zod';
import type { MenuDescriptor } from '../ipc/contract';

const MAX_LABEL_CHARS = 500;
const MAX_TEXT_CHARS = 1000;
const MAX_ID_CHARS = 200;
const MAX_MENU_ITEMS = 100;

// With Control or Command, or a function key: anything else would be taken from the user's typing.
const ACCELERATOR = /^(?:CmdOrCtrl\+(?:Shift\+)?[\x21-\x7e]{1,20}|(?:Shift\+)?F\d{1,2})$/;

const label = z.string().max(MAX_LABEL_CHARS);
const text = z.string().max(MAX_TEXT_CHARS);

const command = z.strictObject({
  type: z.literal('command'),
  id: z.string().min(1).max(MAX_ID_CHARS),
  label,
  accelerator: z.string().regex(ACCELERATOR).optional(),
  enabled: z.boolean(),
  checked: z.boolean().optional(),
});
const separator = z.strictObject({ type: z.literal('separator') });

const menuItem = z.discriminatedUnion('type', [
  command,
  separator,
  z.strictObject({
    type: z.literal('submenu'),
    label,
    items: z.array(z.discriminatedUnion('type', [command, separator])).max(MAX_MENU_ITEMS),
  }),
  z.strictObject({
    type: z.literal('role'),
    role: z.enum(['about', 'copy', 'cut', 'paste', 'quit', 'toggleDevTools', 'togglefullscreen']),
    label,
  }),
  z.strictObject({ type: z.literal('recent'), label, empty: label, clear: label }),
  z.strictObject({
    type: z.literal('updates'),
    label,
    words: z.strictObject({
      available: text,
      availableDetail: text,
      download: label,
      ready: text,
      readyDetail: text,
      restart: label,
      later: label,
    }),
  }),
]);

/** What the page may show in the native menu: labels, its commands, and a few things that the system does by itself. */
export const menusSchema: z.ZodType<readonly MenuDescriptor[]> = z
  .array(z.strictObject({ label, items: z.array(menuItem).max(MAX_MENU_ITEMS) }))
  .max(MAX_MENU_ITEMS);
