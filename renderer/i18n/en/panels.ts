/** Texts of the dock's panels: Data, Training, Predictions, Code and the compute chip. */
export const PANELS = {} as const;
