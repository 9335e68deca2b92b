import { describe, expect, test } from 'vitest';
import { type CommandSpec, commandHelp, parseCommand } from './commandLine';
import { UserError } from '#engine';
import { wordsOf } from './words';

const SPEC: CommandSpec = {
  name: 'train',
  summary: 'cli.train',
  options: {
    epochs: { value: 'N', help: 'cli.train.epochs' },
    threads: { value: 'N', atLeast: 1, help: 'cli.train.threads' },
    'batch-size': { value: 'N', help: 'cli.train.batchSize' },
    out: { value: 'DIR', help: 'cli.train.out' },
    json: { help: 'cli.train.json' },
  },
};

function mistakeOf(...args: string[]): string {
  try {
    parseCommand(SPEC, args);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.problems.map((problem) => Object.values(wordsOf(problem)).join(' ')).join();
  }
  return '';
}

describe('a command line', () => {
  test('is understood with its options before or after the project, with or without =', () => {
    const parsed = parseCommand(SPEC, ['--epochs=5', 'folder', '--out', 'run/', '--json', '--batch-size', '32']);
    expect(parsed.project).toBe('folder');
    expect(parsed.wholeNumber('epochs')).toBe(5);
    expect(parsed.wholeNumber('batch-size')).toBe(32);
    expect(parsed.text('out')).toBe('run/');
    expect(parsed.isSet('json')).toBe(true);
    expect(parsed.help).toBe(false);
  });

  test('leaves options that were not given unset', () => {
    const parsed = parseCommand(SPEC, ['folder']);
    expect([parsed.wholeNumber('epochs'), parsed.text('out'), parsed.isSet('json')]).toEqual([
      undefined,
      undefined,
      false,
    ]);
  });

  test('takes a project whose name starts with a dash after --', () => {
    expect(parseCommand(SPEC, ['--json', '--', '--strange']).project).toBe('--strange');
  });

  test('asks for help without needing a project', () => {
    expect(parseCommand(SPEC, ['--help']).help).toBe(true);
    expect(parseCommand(SPEC, ['-h']).help).toBe(true);
  });

  test.each([
    [['--epoch', '3', 'p'], 'seqloom train has no option --epoch. Did you mean --epochs?'],
    [['--bacth-size', '3', 'p'], 'seqloom train has no option --bacth-size. Did you mean --batch-size?'],
    [['--zzz', 'p'], 'seqloom train has no option --zzz. seqloom train --help lists the options.'],
    [['-e', 'p'], 'seqloom train has no option -e. seqloom train --help lists the options.'],
    [['--constructor', 'p'], 'seqloom train has no option --constructor. seqloom train --help lists the options.'],
    [['p', '--epochs'], '--epochs needs a value. Write it as --epochs N.'],
    [['p', '--out='], '--out needs a value. Write it as --out DIR.'],
    [['p', '--epochs', '1.5'], '--epochs must be a whole number, but is “1.5”. Write it as --epochs 10.'],
    [['p', '--epochs=-3'], '--epochs must be a whole number, but is “-3”. Write it as --epochs 10.'],
    [['p', '--threads=0'], '--threads must be at least 1, but is 0. Write it as --threads 1.'],
    [['p', '--json=yes'], '--json takes no value, but “yes” was given. Write it as --json.'],
    [[], 'seqloom train needs a project. Usage: seqloom train PROJECT [options]'],
    [['a', 'b'], 'seqloom train takes a project, but 2 were given. Usage: seqloom train PROJECT [options]'],
  ])('%j is refused with what to do', (args, expected) => {
    expect(mistakeOf(...args)).toBe(expected);
  });
});

test('the help lists every option in one column', () => {
  const help = commandHelp(SPEC);
  expect(help).toContain('Usage: seqloom train PROJECT [options]');
  for (const line of [
    '  --epochs N      Passes over the training windows (else as the project says).',
    '  --json          Print one JSON object a line: each epoch, then the result.',
    '  --help          Print this help.',
  ]) {
    expect(help).toContain(`${line}\n`);
  }
});
