import type { Host } from './Host';

let current: Host | null = null;

/** Sets the host of this page, once, before anything is drawn. */
export function setHost(host: Host): void {
  current = host;
}

/** The host of this page. */
export function getHost(): Host {
  if (!current) throw new Error('the host is not set yet');
  return current;
}
