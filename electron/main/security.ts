import { app, type IpcMainInvokeEvent, type Session, shell, type WebContents } from 'electron';
import { APP_ORIGIN } from './appProtocol';

/** Whether a request comes from the app's own page, and not from a frame in it or from elsewhere. */
export function isTrustedSender({ senderFrame }: Pick<IpcMainInvokeEvent, 'senderFrame'>): boolean {
  return senderFrame !== null && senderFrame.parent === null && isAppPage(senderFrame.url);
}

/** Denies everything that a page may ask of the system or of Chromium, and every download. Copying needs no permission. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  session.on('will-download', (event) => event.preventDefault());
}

/** Closes what the policy of a page does not reach. Must run before the app is ready. */
export function confineNetwork(): void {
  // A page that was taken over could carry data out by WebRTC, of which a content security policy knows nothing.
  app.commandLine.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp');
  // Chromium would choose the first certificate that the system has.
  app.on('select-client-certificate', (event, _contents, _url, _certificates, choose) => {
    event.preventDefault();
    choose();
  });
}

/** Keeps every page where it is: no popups, no navigation, no embedded pages. Web links open in the system's browser. */
export function confineNavigation(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(({ url }) => {
      openOutside(contents, url);
      return { action: 'deny' };
    });
    contents.on('will-navigate', (event) => {
      if (isPageOf(contents, event.url)) return;
      event.preventDefault();
      openOutside(contents, event.url);
    });
    contents.on('will-frame-navigate', (event) => {
      // The page itself is the matter of the event above, which links follow.
      if (!event.isMainFrame) event.preventDefault();
    });
    contents.on('will-redirect', (event) => {
      if (!isPageOf(contents, event.url)) event.preventDefault();
    });
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
}

/** Whether an address is the page that is shown already: loading it anew is all the navigation there is. */
function isPageOf(contents: WebContents, url: string): boolean {
  return isAppPage(url) && withoutQuery(url) === withoutQuery(contents.getURL());
}

function isAppPage(url: string): boolean {
  return url.startsWith(`${APP_ORIGIN}/`);
}

function withoutQuery(url: string): string {
  return url.replace(/[?#].*$/s, '');
}

function openOutside(contents: WebContents, url: string): void {
  // The hidden page for training has no links to follow.
  if (!isAppPage(contents.getURL())) return;
  // Other schemes start programs with arguments of the page's choosing.
  if (URL.canParse(url) && new URL(url).protocol === 'https:') void shell.openExternal(url);
}
