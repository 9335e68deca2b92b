import type { COMMANDS as ENGLISH } from '../en/commands';
import type { ChineseOf } from '../messages';

/** Texts of commands, menus and undo steps, in Chinese. */
export const COMMANDS: ChineseOf<typeof ENGLISH> = {};
