import { parseArgs } from 'node:util';
import { LANGUAGES, type Phrase, type TextKey, type UserError } from '#engine';
import { advice, mistake } from './mistake';
import { phraseText, t } from './words';

/** An option of a command. Without `value` it is a switch. */
export interface OptionSpec {
  /** What stands for its value in the help, such as `FILE`; whole numbers are checked when it is `N`. */
  readonly value?: string;
  /** The smallest of its whole numbers; 0 unless said otherwise. */
  readonly atLeast?: number;
  readonly help: TextKey | Phrase;
}

/** What a command takes. */
export interface CommandSpec {
  readonly name: string;
  /** One sentence for the list of commands. */
  readonly summary: TextKey;
  /** What it works on: a project unless said otherwise. */
  readonly subject?: Subject;
  readonly options: Readonly<Record<string, OptionSpec>>;
  /** More lines for its help. */
  readonly notes?: readonly (TextKey | Phrase)[];
}

interface Subject {
  /** What stands for it in the help, such as `FILE`. */
  readonly shown: string;
  /** “a file”. */
  readonly what: TextKey;
  readonly explained: TextKey;
}

/** A command line that was understood. */
export interface ParsedCommand {
  /** What the command works on, a project most often. */
  readonly project: string;
  readonly help: boolean;
  text(option: string): string | undefined;
  /** Every value of an option that may be given several times, in order. */
  texts(option: string): readonly string[];
  wholeNumber(option: string): number | undefined;
  isSet(option: string): boolean;
}

const PROJECT: Subject = { shown: 'PROJECT', what: 'cli.subject.project', explained: 'cli.project' };
const HELP: OptionSpec = { help: 'cli.help' };

/** Understands the arguments that follow a command's name. Throws a `UserError` that suggests what was meant. */
export function parseCommand(spec: CommandSpec, args: readonly string[]): ParsedCommand {
  const specs: Readonly<Record<string, OptionSpec>> = { ...spec.options, help: HELP };
  const options = Object.fromEntries(
    Object.entries(specs).map(([name, option]) => [name, { type: option.value ? 'string' : 'boolean' } as const]),
  );
  const { tokens } = parseArgs({ args: [...args], options, allowPositionals: true, strict: false, tokens: true });
  const texts = new Map<string, string[]>();
  const switches = new Set<string>();
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const option = Object.hasOwn(specs, token.name) ? specs[token.name] : undefined;
    if (token.rawName === '-h') switches.add('help');
    else if (!option || !token.rawName.startsWith('--')) throw unknownOption(spec, token.rawName, Object.keys(specs));
    else if (!option.value) takeSwitch(token.name, token.value, switches);
    else texts.set(token.name, [...(texts.get(token.name) ?? []), takeValue(token.name, token.value, option)]);
  }
  if (!switches.has('help')) checkSubject(spec, positionals);
  const lastText = (name: string): string | undefined => texts.get(name)?.at(-1);
  return {
    project: positionals[0] ?? '',
    help: switches.has('help'),
    text: lastText,
    texts: (name) => texts.get(name) ?? [],
    wholeNumber: (name) => (texts.has(name) ? Number(lastText(name)) : undefined),
    isSet: (name) => switches.has(name),
  };
}

function takeSwitch(name: string, value: string | undefined, switches: Set<string>): void {
  if (value !== undefined) throw mistake('command.switchValue', { option: name, value });
  switches.add(name);
}

function takeValue(
  name: string,
  value: string | undefined,
  { value: placeholder = '', atLeast = 0 }: OptionSpec,
): string {
  if (value === undefined || value === '') {
    throw mistake('command.valueMissing', { option: name, placeholder });
  }
  if (placeholder === 'N' && !/^\d+$/.test(value)) {
    throw mistake('command.wholeNumber', { option: name, value });
  }
  if (placeholder === 'N' && Number(value) < atLeast)
    throw mistake('command.atLeast', { option: name, value, atLeast });
  return value;
}

function unknownOption(spec: CommandSpec, raw: string, known: readonly string[]): UserError {
  const lists: Phrase = { code: 'cli.listsOptions', values: { command: spec.name } };
  const meant = advice(raw.replace(/^-+/, ''), known, lists, '--');
  return mistake('command.unknownOption', { command: spec.name, option: raw, advice: meant });
}

function checkSubject(spec: CommandSpec, positionals: readonly string[]): void {
  const { shown, what } = spec.subject ?? PROJECT;
  const values = { command: spec.name, subject: { code: what }, shown };
  if (positionals.length === 0) throw mistake('command.subjectMissing', values);
  if (positionals.length > 1) throw mistake('command.manySubjects', { ...values, count: positionals.length });
}

const written = (words: TextKey | Phrase): string => (typeof words === 'string' ? t(words) : phraseText(words));

/** The help of one command. */
export function commandHelp(spec: CommandSpec): string {
  const rows = Object.entries({ ...spec.options, help: HELP }).map(([name, option]) => {
    const shown = option.value ? `--${name} ${option.value}` : `--${name}`;
    return [shown, written(option.help)] as const;
  });
  const width = Math.max(...rows.map(([shown]) => shown.length));
  const { shown: subject, explained } = spec.subject ?? PROJECT;
  return [
    t('cli.usage', { command: spec.name, subject }),
    '',
    t(spec.summary),
    t(explained),
    '',
    ...rows.map(([shown, help]) => `  ${shown.padEnd(width)}  ${help}`),
    ...(spec.notes ? ['', ...spec.notes.map(written)] : []),
    '',
  ].join('\n');
}

/** The help of the whole command line. */
export function overallHelp(specs: readonly CommandSpec[]): string {
  const width = Math.max(...specs.map((spec) => spec.name.length));
  return [
    t('cli.usage', { command: 'COMMAND', subject: PROJECT.shown }),
    '',
    ...specs.map((spec) => `  ${spec.name.padEnd(width)}  ${t(spec.summary)}`),
    '',
    `  --help     ${t('cli.overallHelp')}`,
    `  --version  ${t('cli.version')}`,
    '',
    t(PROJECT.explained),
    t('cli.language', { languages: LANGUAGES.map(({ id }) => id) }),
    t('cli.exitCodes'),
    '',
  ].join('\n');
}
