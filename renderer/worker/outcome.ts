import { transfer } from 'comlink';
import { type Problem, type Table, UserError } from '#engine';

/** A result, or what the user must do first. Of a thrown error only the message would cross the worker's border. */
export type Outcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** What comes of work that may throw a `UserError`; other errors are thrown on. */
export async function outcomeOf<Value>(work: () => Promise<Value>): Promise<Outcome<Value>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (error instanceof UserError) return { ok: false, problems: error.problems };
    throw error;
  }
}

/** The result; throws the `UserError` where there is none. */
export function valueOf<Value>(outcome: Outcome<Value>): Value {
  if (outcome.ok) return outcome.value;
  throw new UserError(outcome.problems);
}

/** The message with the memory of its large parts, instead of copies. They may share memory, which is handed over only once. */
export function handOver<Message extends object>(message: Message, arrays: readonly ArrayBufferView[]): Message {
  return transfer(message, [...new Set(arrays.map(({ buffer }) => buffer as ArrayBuffer))]);
}

/** The large parts of a table, to be handed over instead of copied. */
export function tableArrays({ columns, lines }: Table): readonly ArrayBufferView[] {
  return [lines, ...columns.map((column) => (column.kind === 'category' ? column.codes : column.values))];
}
