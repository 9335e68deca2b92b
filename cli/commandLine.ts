import { parseArgs } from 'node:util';
import { closestWord } from './closestWord';
import { CommandMistake } from './commandMistake';

/** An option of a command. Without `value` it is a switch. */
export interface OptionSpec {
  /** What stands for its value in the help, such as `FILE`; whole numbers are checked when it is `N`. */
  readonly value?: string;
  readonly help: string;
}

/** What a command takes. */
export interface CommandSpec {
  readonly name: string;
  /** One sentence for the list of commands. */
  readonly summary: string;
  /** What it works on: a project unless said otherwise. */
  readonly subject?: { readonly shown: string; readonly what: string; readonly explained: string };
  readonly options: Readonly<Record<string, OptionSpec>>;
  /** More lines for its help. */
  readonly notes?: readonly string[];
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

const PROJECT = {
  shown: 'PROJECT',
  what: 'project',
  explained: 'PROJECT is a saved .seqloom file, or a folder with project.json and its data.',
};
const HELP: OptionSpec = { help: 'Print this help.' };

/** Understands the arguments that follow a command's name. Throws a `CommandMistake` that suggests what was meant. */
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
    else texts.set(token.name, [...(texts.get(token.name) ?? []), takeValue(token.name, token.value, option.value)]);
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
  if (value !== undefined) throw new CommandMistake(`--${name} takes no value, but “${value}” was given.`);
  switches.add(name);
}

function takeValue(name: string, value: string | undefined, placeholder: string): string {
  if (value === undefined || value === '') {
    throw new CommandMistake(`--${name} needs a value.`, `Write it as --${name} ${placeholder}.`);
  }
  if (placeholder === 'N' && !/^\d+$/.test(value)) {
    throw new CommandMistake(`--${name} must be a whole number, but is “${value}”.`, `Write it as --${name} 10.`);
  }
  return value;
}

function unknownOption(spec: CommandSpec, raw: string, known: readonly string[]): CommandMistake {
  const meant = closestWord(raw.replace(/^-+/, ''), known);
  const hint = meant ? `Did you mean --${meant}?` : `seqloom ${spec.name} --help lists the options.`;
  return new CommandMistake(`seqloom ${spec.name} has no option ${raw}.`, hint);
}

function checkSubject(spec: CommandSpec, positionals: readonly string[]): void {
  const { shown, what } = spec.subject ?? PROJECT;
  const usage = `It is called as: seqloom ${spec.name} ${shown} [options]`;
  if (positionals.length === 0) throw new CommandMistake(`seqloom ${spec.name} needs a ${what}.`, usage);
  if (positionals.length > 1) {
    throw new CommandMistake(`seqloom ${spec.name} takes one ${what}, but ${positionals.length} were given.`, usage);
  }
}

/** The help of one command. */
export function commandHelp(spec: CommandSpec): string {
  const rows = Object.entries({ ...spec.options, help: HELP }).map(([name, option]) => {
    const shown = option.value ? `--${name} ${option.value}` : `--${name}`;
    return [shown, option.help] as const;
  });
  const width = Math.max(...rows.map(([shown]) => shown.length));
  const { shown: subject, explained } = spec.subject ?? PROJECT;
  return [
    `Usage: seqloom ${spec.name} ${subject} [options]`,
    '',
    spec.summary,
    explained,
    '',
    ...rows.map(([shown, help]) => `  ${shown.padEnd(width)}  ${help}`),
    ...(spec.notes ? ['', ...spec.notes] : []),
    '',
  ].join('\n');
}

/** The help of the whole command line. */
export function overallHelp(specs: readonly CommandSpec[]): string {
  const width = Math.max(...specs.map((spec) => spec.name.length));
  return [
    'Usage: seqloom COMMAND PROJECT [options]',
    '',
    ...specs.map((spec) => `  ${spec.name.padEnd(width)}  ${spec.summary}`),
    '',
    '  --help     Print this help; seqloom COMMAND --help explains one command.',
    '  --version  Print the version.',
    '',
    PROJECT.explained,
    'Exit codes: 0 done, 1 something for you to correct, 2 a bug in Seqloom.',
    '',
  ].join('\n');
}
