import type { Phrase } from './phrase';

const MOST = 20;

/** A list for a sentence: the first items, and how many more there are. */
export function cutList(items: readonly string[]): readonly (string | Phrase)[] {
  if (items.length <= MOST) return items;
  return [...items.slice(0, MOST), { code: 'list.more', values: { count: items.length - MOST } }];
}
