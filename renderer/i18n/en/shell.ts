/** Texts of the window: header, status line, dialogs, gallery. */
export const SHELL = {} as const;
