import { MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';

/** What is read or spoken of a page, a text each; formulas and papers aside. */
function textsOf(page: Element): string[] {
  for (const part of page.querySelectorAll('style, kbd, code, [data-testid="formula"], [data-testid="reference"]'))
    part.remove();
  const spoken = [...page.querySelectorAll('*')].flatMap((element) =>
    ['aria-label', 'title', 'placeholder', 'alt', 'aria-valuetext'].map((name) => element.getAttribute(name) ?? ''),
  );
  const read: string[] = [];
  const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) read.push(walker.currentNode.textContent ?? '');
  return [...spoken, ...read].filter((text) => text !== '');
}

/** Draws a part of the window for a test and gives all the texts in it. */
export async function drawnWords(
  content: ReactNode,
  isThere: (page: Element) => boolean = () => true,
): Promise<string[]> {
  const page = document.createElement('div');
  const root = createRoot(page);
  flushSync(() => root.render(<MantineProvider>{content}</MantineProvider>));
  // The limit of the test ends the wait for what never comes.
  while (!isThere(page)) await new Promise((done) => setTimeout(done, 10));
  const words = textsOf(page.cloneNode(true) as Element);
  root.unmount();
  return words;
}
