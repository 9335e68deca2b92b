import { messageOf } from './english';
import { UserError } from '../problem/problem';
import { findMistakes } from '../problem/jsonChecks';
import { projectText, readProject, type ReadProject, writeProject } from '../project/projectFile';
import { projectSchema } from '../project/projectSchema';
import { mutateProject } from './mutateProject';

/** Milliseconds within which every file must be opened or refused. */
const MOST_MS = 2000;

/** What came of one damaged file: `opened`, or the code of the first problem. */
export interface FuzzResult {
  readonly outcome: string;
  readonly ms: number;
}

/** A case that broke a promise: how to see it again, and what was wrong. */
class FuzzFailure extends Error {}

/**
 * Damages one of the files and opens it. It must open as a project that can be written and read again to the same, or be
 * refused with problems; quickly, and without a trace in `Object.prototype`. Throws a `FuzzFailure` otherwise.
 */
export function fuzzCase(files: readonly Uint8Array[], seed: number, number: number, nowMs: () => number): FuzzResult {
  const { bytes, description } = mutateProject(files, seed, number);
  const fail = (reason: string): never => {
    const again = `npm run fuzz -- --seed ${seed} --first ${number} --cases 1`;
    throw new FuzzFailure(`Case ${number} of seed ${seed} (${description}): ${reason}\nTo see it again: ${again}`);
  };
  const startMs = nowMs();
  let outcome = 'opened';
  try {
    const wrong = whatIsWrong(readProject(bytes, 'fuzz.seqloom'));
    if (wrong !== null) fail(wrong);
  } catch (error) {
    if (error instanceof FuzzFailure) throw error;
    if (!(error instanceof UserError)) return fail(`threw ${error instanceof Error ? error.stack : String(error)}`);
    const [first] = error.problems;
    if (!first) return fail('was refused without a problem');
    const said = messageOf(first);
    if (/\{\{|undefined|\[object/.test(said)) fail(`says “${said}”`);
    outcome = first.code;
  }
  const ms = nowMs() - startMs;
  if (ms > MOST_MS) fail(`took ${Math.round(ms)} ms`);
  if (Reflect.ownKeys(Object.prototype).length !== PROTOTYPE_KEYS) fail('left something in Object.prototype');
  return { outcome, ms };
}

const PROTOTYPE_KEYS = Reflect.ownKeys(Object.prototype).length;

/** What keeps an opened project from being written and read again to the same, or null. */
function whatIsWrong({ project, assets, packed }: ReadProject): string | null {
  const text = projectText(project);
  const mistakes = findMistakes(projectSchema, JSON.parse(text));
  if (mistakes.length > 0) return `opened with ${mistakes[0]?.path} ${mistakes[0]?.reason.code}`;
  const again = readProject(writeProject(project, packed), 'again.seqloom');
  if (projectText(again.project) !== text) return 'is another project when written and read again';
  if (!assets.every((bytes, i) => sameBytes(bytes, again.assets[i] ?? null)))
    return 'has other data when written and read again';
  const weights = [project, again.project].map(({ trained }) => trained?.weightData ?? null);
  return sameBytes(weights[0] ?? null, weights[1] ?? null) ? null : 'has other weights when written and read again';
}

function sameBytes(one: Uint8Array | null, other: Uint8Array | null): boolean {
  if (!one || !other) return one === other;
  return one.length === other.length && one.every((byte, i) => byte === other[i]);
}
