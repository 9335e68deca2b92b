/**
 * `next`, but with every part that equals its counterpart in `previous` replaced by that counterpart; `previous` itself
 * where all is equal. What is drawn from a part is then drawn again only when the part has changed. For plain data:
 * arrays, maps, records and primitive values without loops.
 */
export function keepEqualParts<T>(previous: unknown, next: T): T {
  return keep(previous, next) as T;
}

function keep(previous: unknown, next: unknown): unknown {
  if (Object.is(previous, next)) return previous;
  if (Array.isArray(next)) return Array.isArray(previous) ? keepItems(previous, next) : next;
  if (next instanceof Map) return previous instanceof Map ? keepEntries(previous, next) : next;
  if (isRecord(next)) return isRecord(previous) ? keepFields(previous, next) : next;
  return next;
}

function keepItems(previous: readonly unknown[], next: readonly unknown[]): readonly unknown[] {
  let same = next.length === previous.length;
  const kept = next.map((item, i) => {
    const part = keep(previous[i], item);
    same &&= Object.is(part, previous[i]);
    return part;
  });
  return same ? previous : kept;
}

function keepEntries(previous: ReadonlyMap<unknown, unknown>, next: ReadonlyMap<unknown, unknown>): unknown {
  const keys = previous.keys();
  const kept = new Map<unknown, unknown>();
  let same = next.size === previous.size;
  for (const [key, value] of next) {
    const before = previous.get(key);
    const part = keep(before, value);
    kept.set(key, part);
    same &&= Object.is(keys.next().value, key) && Object.is(part, before);
  }
  return same ? previous : kept;
}

function keepFields(previous: Readonly<Record<string, unknown>>, next: Readonly<Record<string, unknown>>): unknown {
  const names = Object.keys(next);
  const kept: Record<string, unknown> = {};
  let same = names.length === Object.keys(previous).length;
  for (const name of names) {
    kept[name] = keep(previous[name], next[name]);
    same &&= name in previous && Object.is(kept[name], previous[name]);
  }
  return same ? previous : kept;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
