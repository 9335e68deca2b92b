import { app, type IpcMainInvokeEvent, type Session, shell } from 'electron';
import { APP_ORIGIN } from './appProtocol';

// Copying code from the code pane. Nothing else of what a page may ask for is of use here.
const ALLOWED_PERMISSIONS: ReadonlySet<string> = new Set(['clipboard-sanitized-write']);

/** Whether a request comes from the app's own page, and not from a frame in it or from elsewhere. */
export function isTrustedSender({ senderFrame }: Pick<IpcMainInvokeEvent, 'senderFrame'>): boolean {
  return senderFrame !== null && senderFrame.parent === null && isAppPage(senderFrame.url);
}

/** Denies camera, location, notifications and the like to everything shown in this session. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(ALLOWED_PERMISSIONS.has(permission)));
  session.setPermissionCheckHandler((_contents, permission) => ALLOWED_PERMISSIONS.has(permission));
  session.setDevicePermissionHandler(() => false);
}

/** Keeps every page where it is: no popups, no navigation, no embedded pages. Web links open in the system's browser. */
export function confineNavigation(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(({ url }) => {
      openOutside(url);
      return { action: 'deny' };
    });
    contents.on('will-navigate', (event) => {
      if (isAppPage(event.url)) return;
      event.preventDefault();
      openOutside(event.url);
    });
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
}

function isAppPage(url: string): boolean {
  return url.startsWith(`${APP_ORIGIN}/`);
}

function openOutside(url: string): void {
  // Other schemes start programs with arguments of the page's choosing.
  if (URL.canParse(url) && new URL(url).protocol === 'https:') void shell.openExternal(url);
}
