import { create } from 'zustand';

/** What a stored text says; undefined where it is missing or damaged, which is not worth a message. */
export function parseStored(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}

/**
 * A store that is remembered in this browser or on this computer under `key`: `parse` reads what was stored (null: nothing),
 * `stored` gives what is. Where storage is switched off, it lasts until the page closes.
 */
export function createRemembered<State>(
  key: string,
  parse: (text: string | null) => State,
  stored: (state: State) => unknown,
) {
  const store = create<State>(() => {
    try {
      return parse(localStorage.getItem(key));
    } catch {
      return parse(null);
    }
  });
  store.subscribe((state) => {
    try {
      localStorage.setItem(key, JSON.stringify(stored(state)));
    } catch {
      // As above.
    }
  });
  return store;
}
