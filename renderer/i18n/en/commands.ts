/** Texts of commands, menus and undo steps. */
export const COMMANDS = {} as const;
