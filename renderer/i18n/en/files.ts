/** Texts of opening, saving, exporting and recovering. */
export const FILES = {} as const;
