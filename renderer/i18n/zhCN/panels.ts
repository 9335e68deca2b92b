import type { PANELS as ENGLISH } from '../en/panels';
import type { ChineseOf } from '../messages';

/** The dock's panels in Chinese. */
export const PANELS: ChineseOf<typeof ENGLISH> = {};
