export const DATA_PANEL = {} as const;
