export const CODE_PANEL = {} as const;
