import { parseArgs } from 'node:util';
import { CASES } from './cases.mjs';
import { LEAST_PAIRS } from './compareCheckouts.mjs';
import { FAMILIES } from './engines.mjs';

const PARTS = ['training', 'templates', 'page', 'files', 'code', 'exports', 'imports', 'window'];

export const USAGE = `node bench/run.mjs [options]
  --rounds N        interleaved rounds (else 3)
  --cases A,C       only these cases (else all: ${CASES.map(({ id }) => id).join(', ')})
  --engines a,b     only these engines: ${FAMILIES.join(', ')} (else all that are found)
  --only PART       only training (the cases), templates (their epochs), page (its start), files (a large project),
                    code (the panel follows an edit), exports, imports (of a large model) or window (the desktop
                    app's, on the real Electron)
  --against FOLDER  only the cases, on this checkout and on the one in FOLDER in turns: the ratio of their times, with its
                    interval over the rounds (else ${LEAST_PAIRS}, and no fewer)
  --quick           fewer steps: to try the bench, not for its figures
  --check           exit with 1 where a target is missed or an engine gave no figure
A run of everything writes bench/results.json; any other one out/bench/results.json.`;

/** Reads the options. Throws an error that says what to write instead. */
export function parseOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      rounds: { type: 'string' },
      against: { type: 'string' },
      cases: { type: 'string' },
      engines: { type: 'string' },
      only: { type: 'string' },
      quick: { type: 'boolean', default: false },
      check: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const least = values.against === undefined ? 1 : LEAST_PAIRS;
  const rounds = Number(values.rounds ?? Math.max(least, 3));
  if (!Number.isInteger(rounds) || rounds < least)
    throw new Error(`--rounds takes a whole number from ${least}, not ${values.rounds}`);
  return {
    rounds,
    quick: values.quick,
    check: values.check,
    help: values.help,
    against: values.against ?? null,
    cases: listOf(
      '--cases',
      values.cases,
      CASES.map(({ id }) => id),
    ),
    engines: listOf('--engines', values.engines, FAMILIES),
    parts: listOf('--only', values.only, PARTS),
    /** Whether the run is the one that the README's table comes from. */
    complete: !values.quick && !values.cases && !values.engines && !values.only,
  };
}

/** The named ones of a list in the list's order, or all of it. */
function listOf(option, text, all) {
  if (text === undefined) return all;
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !all.includes(name));
  if (unknown !== undefined)
    throw new Error(`${option} takes ${all.join(', ')}; there is no ${unknown || 'empty one'}`);
  return all.filter((name) => names.includes(name));
}
