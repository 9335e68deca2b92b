import type { CANVAS as ENGLISH } from '../en/canvas';
import type { ChineseOf } from '../messages';

/** Texts of palette and canvas, in Chinese. */
export const CANVAS: ChineseOf<typeof ENGLISH> = {};
