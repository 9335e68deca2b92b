import type { INSPECTOR as ENGLISH } from '../en/inspector';
import type { ChineseOf } from '../messages';

/** Texts of the inspector, in Chinese. */
export const INSPECTOR: ChineseOf<typeof ENGLISH> = {};
