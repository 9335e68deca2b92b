import { createBrowserHost } from './browserHost';
import { createElectronHost } from './electronHost';
import type { Host, HostWords } from './Host';

/** The host of this page: the desktop where it offers itself, else the browser. */
export function createHost(words: HostWords): Host {
  return window.desktop ? createElectronHost(window.desktop, words) : createBrowserHost(words);
}
