import type { SHELL as ENGLISH } from '../en/shell';
import type { ChineseOf } from '../messages';

/** Texts of the window: header, status line, dialogs, gallery, in Chinese. */
export const SHELL: ChineseOf<typeof ENGLISH> = {};
