import { type Delimiter, DELIMITER_NAMES, DELIMITERS, ENCODINGS, type Reading, type TableSource } from '#engine';

/** What can be settled of how a file is read. */
type SettingId = 'sheet' | 'encoding' | 'delimiter' | 'decimal' | 'header' | 'dayOrder' | 'ragged';

/** One decision on how a file is read, as a choice. */
export interface Setting {
  readonly id: SettingId;
  readonly value: string;
  readonly choices: readonly string[];
  /** What a choice settles. */
  readonly settle: (choice: string) => Partial<Reading>;
}

/** What can be settled of each kind of file; the sheet, where there are several. */
const SETTINGS: Readonly<Record<Reading['format'], readonly SettingId[]>> = {
  delimited: ['encoding', 'delimiter', 'decimal', 'header', 'dayOrder', 'ragged'],
  json: ['encoding', 'decimal', 'header', 'dayOrder'],
  ndjson: ['encoding', 'decimal', 'header', 'dayOrder'],
  excel: ['decimal', 'header', 'dayOrder', 'ragged'],
  parquet: ['decimal', 'dayOrder'],
};

/** Names of decimal marks, for texts and the values of controls. */
const DECIMAL_NAMES = { '.': 'point', ',': 'comma' } as const;

/** The decisions on how a file is read that the user may change, as they stand. */
export function settings({ reading, sheets = [] }: TableSource): readonly Setting[] {
  const markOf = <Mark extends string>(names: Readonly<Record<Mark, string>>, choice: string): Mark =>
    (Object.keys(names) as Mark[]).find((mark) => names[mark] === choice) as Mark;
  const all = [
    choice('sheet', reading.sheet ?? '', sheets, (sheet) => ({ sheet })),
    choice('encoding', reading.encoding, ENCODINGS, (encoding) => ({ encoding })),
    choice(
      'delimiter',
      DELIMITER_NAMES[reading.delimiter],
      DELIMITERS.map((mark) => DELIMITER_NAMES[mark]),
      (name) => ({ delimiter: markOf<Delimiter>(DELIMITER_NAMES, name) }),
    ),
    choice('decimal', DECIMAL_NAMES[reading.decimal], Object.values(DECIMAL_NAMES), (name) => ({
      decimal: markOf<'.' | ','>(DECIMAL_NAMES, name),
    })),
    choice('header', reading.header ? 'yes' : 'no', ['yes', 'no'], (yes) => ({ header: yes === 'yes' })),
    choice('dayOrder', reading.dayOrder, ['dayFirst', 'monthFirst'], (dayOrder) => ({ dayOrder })),
    choice('ragged', reading.ragged, ['setAside', 'refuse'], (ragged) => ({ ragged })),
  ];
  return all.filter(({ id }) => (id === 'sheet' ? sheets.length > 1 : SETTINGS[reading.format].includes(id)));
}

function choice<const T extends string>(
  id: SettingId,
  value: T,
  choices: readonly T[],
  settle: (choice: T) => Partial<Reading>,
): Setting {
  return { id, value, choices, settle: (chosen) => settle(chosen as T) };
}
