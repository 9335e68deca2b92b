import { z } from 'zod';
import type { DesktopCalls } from '../ipc/contract';

/** A schema for the arguments of each call; what the page sends reaches a handler only through it. */
export type RequestSchemas = { readonly [Call in keyof DesktopCalls]: z.ZodType<Parameters<DesktopCalls[Call]>> };

const MAX_LABEL_CHARS = 500;
const MAX_TEXT_CHARS = 4000;
const MAX_NAME_CHARS = 200;
const MAX_EXPORTED_FILES = 2000;
const MAX_MENU_ITEMS = 100;

// Names that some system reads as more than a name: a path, a device, a stream, an option of the file system.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const UNSAFE_NAME = /[<>:"/\\|?*\u0000-\u001f]|^\.{1,2}$|[. ]$|^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

const label = z.string().max(MAX_LABEL_CHARS);
const text = z.string().max(MAX_TEXT_CHARS);
const fileName = z
  .string()
  .min(1)
  .max(MAX_NAME_CHARS)
  .refine((name) => !UNSAFE_NAME.test(name));
const relativePath = z.string().refine((path) => path.split('/').every((part) => fileName.safeParse(part).success));
const id = z.string().min(1).max(MAX_NAME_CHARS);
const bytes = z.instanceof(Uint8Array);

const folderDialog = z.strictObject({ title: label, confirm: label });
const fileDialog = folderDialog.extend({
  fileKind: z.strictObject({
    label,
    extensions: z
      .array(z.string().regex(/^[a-z0-9]{1,16}$/i))
      .min(1)
      .max(20),
  }),
});

const menuItem = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('command'),
    id,
    label,
    accelerator: z.string().max(60).optional(),
    enabled: z.boolean(),
    checked: z.boolean().optional(),
  }),
  z.strictObject({
    type: z.literal('role'),
    role: z.enum([
      'about',
      'close',
      'copy',
      'cut',
      'hide',
      'minimize',
      'paste',
      'quit',
      'resetZoom',
      'selectAll',
      'toggleDevTools',
      'togglefullscreen',
      'zoomIn',
      'zoomOut',
    ]),
    label,
  }),
  z.strictObject({ type: z.literal('separator') }),
]);

const recoveryCopy = z.strictObject({ bytes, meta: z.strictObject({ name: label, savedAtMs: z.number() }) });

export const requestSchemas: RequestSchemas = {
  openFile: z.tuple([z.strictObject({ dialog: fileDialog })]),
  takeRequestedFile: z.tuple([]),
  saveFile: z.tuple([z.strictObject({ id, bytes })]),
  saveFileAs: z.tuple([z.strictObject({ suggestedName: fileName, bytes, dialog: fileDialog })]),
  exportFiles: z.tuple([
    z.strictObject({
      suggestedName: fileName,
      files: z
        .array(z.strictObject({ path: relativePath, bytes }))
        .min(1)
        .max(MAX_EXPORTED_FILES),
      dialog: folderDialog,
    }),
  ]),
  listRecent: z.tuple([]),
  openRecent: z.tuple([id]),
  addRecent: z.tuple([id]),
  removeRecent: z.tuple([id]),
  clearRecent: z.tuple([]),
  storeRecovery: z.tuple([recoveryCopy]),
  loadRecovery: z.tuple([]),
  clearRecovery: z.tuple([]),
  setMenu: z.tuple([
    z.array(z.strictObject({ label, items: z.array(menuItem).max(MAX_MENU_ITEMS) })).max(MAX_MENU_ITEMS),
  ]),
  setDocumentState: z.tuple([
    z.strictObject({
      title: label,
      dirty: z.boolean(),
      closeQuestion: z.strictObject({ message: text, detail: text, discard: label, cancel: label }),
    }),
  ]),
};
