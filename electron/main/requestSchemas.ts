import { z } from 'zod';
import type { DesktopCalls } from '../ipc/contract';
import { MAX_FILE_BYTES } from './fileVault';
import { menusSchema } from './menuSchema';

/** A schema for the arguments of each call; what the page sends reaches a handler only through it. */
export type RequestSchemas = { readonly [Call in keyof DesktopCalls]: z.ZodType<Parameters<DesktopCalls[Call]>> };

const MAX_LABEL_CHARS = 500;
const MAX_TEXT_CHARS = 4000;
const MAX_NAME_CHARS = 200;
const MAX_EXPORTED_FILES = 2000;
const MAX_PATH_CHARS = 32_767;
const MAX_JOURNAL_CHARS = 2 ** 28;

// Names that some system reads as more than a name: a path, a device, a stream, an option of the file system, another direction.
const UNSAFE_NAME =
  /[<>:"/\\|?*\p{Cc}\p{Surrogate}\p{Bidi_Control}]|^\.{1,2}$|[. ]$|^(con|prn|aux|nul|conin\$|conout\$|clock\$|com[\d¹²³]|lpt[\d¹²³])\s*(\.|$)/iu;

const label = z.string().max(MAX_LABEL_CHARS);
const text = z.string().max(MAX_TEXT_CHARS);
const fileName = z
  .string()
  .min(1)
  .max(MAX_NAME_CHARS)
  .refine((name) => !UNSAFE_NAME.test(name));
const relativePath = z
  .string()
  .max(MAX_PATH_CHARS)
  .refine((path) => path.split('/').every((part) => fileName.safeParse(part).success));
const id = z.string().min(1).max(MAX_NAME_CHARS);
// Told apart from a malformed request: a user can meet it.
const TOO_LARGE = { params: { tooLarge: true } };
const bytes = z.instanceof(Uint8Array).refine(({ length }) => length <= MAX_FILE_BYTES, TOO_LARGE);

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

const session = z.uuid();
const partKey = z.string().regex(/^[a-z]{1,16}-[a-z0-9-]{1,80}$/);
const partKeys = z.array(partKey).max(1000);
const recoveryJournal = z.strictObject({
  name: text,
  changedAtMs: z.number(),
  project: z.string().max(MAX_JOURNAL_CHARS),
  data: partKeys,
  weights: partKeys,
  checkpoint: partKeys,
  training: z
    .strictObject({ epoch: z.int().min(0), epochs: z.int().min(0), dataHash: z.string().max(64).nullable() })
    .nullable(),
  fileId: id.nullable(),
});

export const requestSchemas: RequestSchemas = {
  openFile: z.tuple([z.strictObject({ dialog: fileDialog })]),
  openModel: z.tuple([z.strictObject({ what: z.enum(['files', 'folder']), dialog: fileDialog })]),
  takeRequestedFile: z.tuple([]),
  openDropped: z.tuple([z.string().min(1).max(MAX_PATH_CHARS)]),
  saveFile: z.tuple([z.strictObject({ id, bytes })]),
  saveFileAs: z.tuple([z.strictObject({ suggestedName: fileName, bytes, dialog: fileDialog })]),
  exportFiles: z.tuple([
    z.strictObject({
      suggestedName: fileName,
      files: z
        .array(z.strictObject({ path: relativePath, bytes }))
        .min(1)
        .max(MAX_EXPORTED_FILES)
        .refine((files) => files.reduce((sum, file) => sum + file.bytes.length, 0) <= MAX_FILE_BYTES, TOO_LARGE),
      dialog: folderDialog,
    }),
  ]),
  listRecent: z.tuple([]),
  openRecent: z.tuple([id]),
  addRecent: z.tuple([id]),
  removeRecent: z.tuple([id]),
  clearRecent: z.tuple([]),
  storeRecoveryPart: z.tuple([z.strictObject({ session, key: partKey, bytes })]),
  storeRecovery: z.tuple([z.strictObject({ session, journal: recoveryJournal })]),
  listRecovery: z.tuple([]),
  loadRecovery: z.tuple([session]),
  clearRecovery: z.tuple([session]),
  setMenu: z.tuple([menusSchema]),
  setDocumentState: z.tuple([
    z.strictObject({
      title: label,
      dirty: z.boolean(),
      closeQuestion: z
        .strictObject({ message: text, detail: text, stuck: text, save: label, discard: label, cancel: label })
        .nullable(),
    }),
  ]),
  reportSaving: z.tuple([z.enum(['begun', 'saved', 'kept'])]),
  setTrainingState: z.tuple([
    z.strictObject({
      state: z.enum(['running', 'paused', 'idle']),
      progress: z.number().min(0).max(1).nullable(),
      notice: z.strictObject({ title: label, body: text }).nullable(),
    }),
  ]),
  connectTrainer: z.tuple([z.uuid()]),
  setTheme: z.tuple([z.enum(['system', 'light', 'dark'])]),
};
