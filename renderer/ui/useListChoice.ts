import { type ChangeEvent, type KeyboardEvent, useState } from 'react';

/**
 * A field to type in, and below it a list of what is found: arrow keys and the pointer go through it, Enter and a click
 * choose. `field` and `option` are properties of the input and of the list's items, `list` those of the list itself.
 */
export function useListChoice<Item>(
  listId: string,
  search: (query: string) => readonly Item[],
  choose: (item: Item) => void,
) {
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const found = search(query);
  const idOf = (i: number): string => `${listId}-${i}`;
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chosen = found[at];
    if (step !== undefined && found.length > 0) {
      const next = (at + step + found.length) % found.length;
      setAt(next);
      document.getElementById(idOf(next))?.scrollIntoView({ block: 'nearest' });
    } else if (event.key !== 'Enter') return;
    else if (chosen) choose(chosen);
    event.preventDefault();
  };
  return {
    found,
    field: {
      role: 'combobox',
      'aria-expanded': true,
      'aria-controls': listId,
      'aria-activedescendant': found[at] && idOf(at),
      value: query,
      onChange: (event: ChangeEvent<HTMLInputElement>): void => {
        setQuery(event.currentTarget.value);
        setAt(0);
      },
      onKeyDown,
    },
    list: { id: listId, role: 'listbox' },
    option: (item: Item, i: number) => ({
      id: idOf(i),
      role: 'option',
      'aria-selected': i === at,
      onPointerMove: () => setAt(i),
      onClick: () => choose(item),
    }),
  } as const;
}
