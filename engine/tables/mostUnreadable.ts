/** A column is taken for moments or numbers when nine of ten filled cells are: so many of them may be none. */
export const mostUnreadable = (filled: number): number => Math.floor(filled / 10);
