/** Texts of palette and canvas. */
export const CANVAS = {} as const;
