import { CANVAS } from './en/canvas';
import { COMMANDS } from './en/commands';
import { DESKTOP } from './en/desktop';
import { FILES } from './en/files';
import { INSPECTOR } from './en/inspector';
import { PANELS } from './en/panels';
import { SHELL } from './en/shell';
import { TRAINER } from './en/trainer';
import { VERIFY } from './en/verify';
import type { KeysOf } from './messages';

/** Every English text of the interface. The engine's own texts come from `englishMessages()`. */
export const EN = {
  ...SHELL,
  ...CANVAS,
  ...COMMANDS,
  ...DESKTOP,
  ...FILES,
  ...INSPECTOR,
  ...PANELS,
  ...TRAINER,
  ...VERIFY,
} as const;

/** Names one text of the interface. */
export type TextKey = KeysOf<typeof EN>;
