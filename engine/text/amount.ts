import { ENGLISH } from './english';

/** A number of things: `1 row`, `1,257 rows`. */
export function amount(count: number, one: string, many = `${one}s`): string {
  return `${ENGLISH.numbers.count(count)} ${count === 1 ? one : many}`;
}
