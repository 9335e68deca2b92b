import { fileText, fileTexts } from '../../text/fileTexts';

/** The files of an exported TypeScript program that no task and no model decides, beside those in `src/`. */
export const TYPESCRIPT_FILES = fileTexts(
  import.meta.glob<string>('./files/*', { query: '?raw', import: 'default', eager: true }),
);

/** The same of `src/`. */
export const TYPESCRIPT_SOURCES = fileTexts(
  import.meta.glob<string>('./files/src/*.ts', { query: '?raw', import: 'default', eager: true }),
);

/** The text of one of the latter. Throws for a name that is none. */
export const typescriptFile = (name: string): string => fileText(TYPESCRIPT_SOURCES, name);
