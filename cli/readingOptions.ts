import type { Reading } from '#engine';
import { DELIMITERS, ENCODINGS } from '#engine';
import type { CommandSpec, ParsedCommand } from './commandLine';
import { mistake } from './mistake';

/** What stands for delimiters that are hard to write. */
const DELIMITER_NAMES: Readonly<Record<string, Reading['delimiter']>> = { tab: '\t', space: ' ' };

/** Options that settle how a data file is read; what they leave out is found out. */
export const READING_OPTIONS: CommandSpec['options'] = {
  sheet: { value: 'NAME', help: 'cli.data.sheet' },
  encoding: { value: 'NAME', help: { code: 'cli.data.encoding', values: { names: ENCODINGS } } },
  delimiter: { value: 'CHARACTER', help: 'cli.data.delimiter' },
  decimal: { value: 'CHARACTER', help: 'cli.data.decimal' },
  'no-header': { help: 'cli.data.noHeader' },
  'day-first': { help: 'cli.data.dayFirst' },
  'month-first': { help: 'cli.data.monthFirst' },
  missing: { value: 'COLUMN=NUMBER', help: 'cli.data.missing' },
  turn: { value: 'COLUMN', help: 'cli.data.turn' },
  strict: { help: 'cli.data.strict' },
};

/** What the options of a command settle. Throws a `UserError` for a value that is none. */
export function givenReading(command: ParsedCommand): Partial<Reading> {
  const encoding = oneOf(command, 'encoding', ENCODINGS);
  const named = command.text('delimiter');
  const delimiter =
    named === undefined ? undefined : (DELIMITER_NAMES[named] ?? oneOf(command, 'delimiter', DELIMITERS));
  const decimal = oneOf(command, 'decimal', ['.', ',']);
  const turned = command.text('turn');
  const sheet = command.text('sheet');
  return {
    ...(sheet !== undefined && { sheet }),
    ...(encoding && { encoding }),
    ...(delimiter && { delimiter }),
    ...(decimal && { decimal }),
    ...(command.isSet('no-header') && { header: false }),
    ...(command.isSet('day-first') && { dayOrder: 'dayFirst' as const }),
    ...(command.isSet('month-first') && { dayOrder: 'monthFirst' as const }),
    ...(command.texts('missing').length > 0 && { missing: missingCodes(command.texts('missing')) }),
    ...(turned !== undefined && { turned }),
    ...(command.isSet('strict') && { ragged: 'refuse' as const }),
  };
}

function oneOf<const T extends string>(command: ParsedCommand, option: string, values: readonly T[]): T | undefined {
  const text = command.text(option);
  const value = values.find((known) => known === text?.toLowerCase());
  if (text !== undefined && !value) throw mistake('command.notOneOf', { option, value: text, values });
  return value;
}

/** `COLUMN=NUMBER`, the number behind the last equals sign. */
function missingCodes(texts: readonly string[]): Readonly<Record<string, readonly number[]>> {
  const codes = new Map<string, number[]>();
  for (const text of texts) {
    const at = text.lastIndexOf('=');
    const code = Number(text.slice(at + 1));
    if (at < 1 || text.slice(at + 1).trim() === '' || !Number.isFinite(code))
      throw mistake('command.missingCode', { value: text });
    codes.set(text.slice(0, at), [...(codes.get(text.slice(0, at)) ?? []), code]);
  }
  return Object.fromEntries(codes);
}
