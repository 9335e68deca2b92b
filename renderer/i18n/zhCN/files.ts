import type { FILES as ENGLISH } from '../en/files';
import type { ChineseOf } from '../messages';

/** Texts of opening, saving, exporting and recovering, in Chinese. */
export const FILES: ChineseOf<typeof ENGLISH> = {};
