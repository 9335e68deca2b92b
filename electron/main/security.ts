import { app, type IpcMainInvokeEvent, type Session, type WebContents } from 'electron';
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

const WEBRTC_POLICY = 'disable_non_proxied_udp';
/** A proxy that is not there. */
const NO_PROXY = '127.0.0.1:1';

/**
 * Leaves the app no way into a network, whatever a page's process tries of which its policy knows nothing: WebRTC goes
 * by the proxy alone, and the proxy is not there. Names are not looked up either, unless `namesNeeded`. The app's own
 * scheme needs neither. Must run before the app is ready.
 */
export function confineNetwork(namesNeeded: boolean): void {
  app.commandLine.appendSwitch('webrtc-ip-handling-policy', WEBRTC_POLICY);
  app.commandLine.appendSwitch('proxy-server', NO_PROXY);
  app.commandLine.appendSwitch('proxy-bypass-list', '<-loopback>');
  if (!namesNeeded) app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  // Chromium would choose the first certificate that the system has.
  app.on('select-client-certificate', (event, _contents, _url, _certificates, choose) => {
    event.preventDefault();
    choose();
  });
}

/** Keeps every page where it is: no popups, no navigation, no embedded pages. The app has no links, so none is opened anywhere. */
export function confineNavigation(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWebRTCIPHandlingPolicy(WEBRTC_POLICY);
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    const stay = (event: { readonly url: string; preventDefault(): void }): void => {
      if (!isPageOf(contents, event.url)) event.preventDefault();
    };
    contents.on('will-navigate', stay);
    contents.on('will-redirect', stay);
    contents.on('will-frame-navigate', (event) => {
      // The page itself is the matter of the events above.
      if (!event.isMainFrame) event.preventDefault();
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
