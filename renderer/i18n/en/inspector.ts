/** Texts of the inspector. */
export const INSPECTOR = {} as const;
