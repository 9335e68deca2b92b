import { UserError } from '#engine';
import { version } from '../package.json';
import { commandHelp, type CommandSpec, overallHelp, parseCommand, type ParsedCommand } from './commandLine';
import { DATA, runData } from './dataCommand';
import { NEW, runNew } from './newCommand';
import { DESCRIBE, runDescribe } from './describeCommand';
import { EXPORT, runExport } from './exportCommand';
import { IMPORT, runImport } from './importCommand';
import { PREDICT, runPredict } from './predictCommand';
import { advice, mistake } from './mistake';
import { formatProblems } from './printProblems';
import { isOutputLost, processTerminal, type Terminal } from './terminal';
import { runTrain, TRAIN } from './trainCommand';
import { speak, t, wordsOf } from './words';

const DONE = 0;
const USER_ERROR = 1;
const BUG = 2;

interface Command {
  readonly spec: CommandSpec;
  /** Does the work and returns the exit code. */
  readonly run: (command: ParsedCommand, terminal: Terminal) => Promise<number>;
}

const COMMANDS: readonly Command[] = [
  { spec: TRAIN, run: runTrain },
  { spec: PREDICT, run: runPredict },
  { spec: EXPORT, run: runExport },
  { spec: IMPORT, run: runImport },
  { spec: DESCRIBE, run: runDescribe },
  { spec: DATA, run: runData },
  { spec: NEW, run: runNew },
];

/** Runs one command line and returns its exit code. */
async function main(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    return await dispatch(args, terminal);
  } catch (error) {
    // A program that reads the lines of --json learns of a failure there too.
    if (args.includes('--json')) terminal.out(`${JSON.stringify({ kind: 'error', problems: problemsOf(error) })}\n`);
    terminal.err(errorText(error));
    return error instanceof UserError ? USER_ERROR : BUG;
  }
}

function errorText(error: unknown): string {
  if (error instanceof UserError) return formatProblems(error.problems);
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `${t('cli.bug', { version })}\n${stack}\n`;
}

function problemsOf(error: unknown): readonly { readonly message: string; readonly hint: string }[] {
  if (error instanceof UserError)
    return error.problems.map((problem) => ({ code: problem.code, severity: problem.severity, ...wordsOf(problem) }));
  return [{ message: String(error), hint: '' }];
}

async function dispatch(args: readonly string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = args;
  const specs = COMMANDS.map((command) => command.spec);
  if (name === '--version' || name === '-v') {
    terminal.out(`${version}\n`);
    return DONE;
  }
  if (name === undefined || name === '--help' || name === '-h' || (name === 'help' && rest.length === 0)) {
    terminal.out(overallHelp(specs));
    return DONE;
  }
  if (name === 'help') return dispatch([rest[0] ?? '', '--help'], terminal);
  const command = COMMANDS.find(({ spec }) => spec.name === name);
  if (!command) {
    const known = specs.map((spec) => spec.name);
    throw mistake('command.unknown', { name, advice: advice(name, known, { code: 'cli.listsCommands' }, 'seqloom ') });
  }
  const parsed = parseCommand(command.spec, rest);
  if (!parsed.help) return command.run(parsed, terminal);
  terminal.out(commandHelp(command.spec));
  return DONE;
}

await speak(process.env.SEQLOOM_LANGUAGE);
// Set instead of exiting, so that everything printed is written out first.
const code = await main(process.argv.slice(2), processTerminal());
process.exitCode = code === DONE && isOutputLost() ? USER_ERROR : code;
