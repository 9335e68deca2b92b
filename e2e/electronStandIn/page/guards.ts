import { type PageQuestion, QUESTION_PATH } from '../wire';

/** Asks main before a popup or a navigation to another origin, as Electron's browser process would. */
export function guardPopupsAndNavigation(contentsId: number): void {
  const prevented = (question: PageQuestion): boolean => {
    const request = new XMLHttpRequest();
    request.open('POST', QUESTION_PATH + contentsId, false);
    request.send(JSON.stringify(question));
    return JSON.parse(request.responseText) as boolean;
  };
  const absolute = (url: string | URL | undefined) => new URL(url ?? 'about:blank', location.href).href;

  const nativeOpen = window.open.bind(window);
  window.open = (url, ...rest) => (prevented({ kind: 'open', url: absolute(url) }) ? null : nativeOpen(url, ...rest));
  addEventListener('click', (event) => {
    const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement);
    if (!link || link.target !== '_blank' || event.defaultPrevented) return;
    if (prevented({ kind: 'open', url: absolute(link.href) })) event.preventDefault();
  });
  navigation.addEventListener('navigate', (event) => {
    // A download leads nowhere.
    if (event.downloadRequest !== null) return;
    const { url, sameDocument } = event.destination;
    const leaves = !sameDocument && new URL(url).pathname + new URL(url).origin !== location.pathname + location.origin;
    if (leaves && event.cancelable && prevented({ kind: 'navigate', url })) event.preventDefault();
  });
}
