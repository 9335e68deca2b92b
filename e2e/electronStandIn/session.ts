import { emitPreventable, StrictEmitter } from './strict';

type CheckHandler = (contents: object, permission: string, origin: string, details: object) => boolean;
type Handler = ((...args: never[]) => unknown) | null;

const PERMISSIONS = [
  ...['geolocation', 'notifications', 'media', 'midi', 'clipboard-read', 'clipboard-sanitized-write'],
  ...['display-capture', 'idle-detection', 'window-management', 'local-fonts', 'screen-wake-lock'],
  ...['storage-access', 'persistent-storage'],
];
/** What Chromium's debugger calls otherwise than Electron does. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  media: ['camera', 'microphone'],
  'clipboard-sanitized-write': ['clipboard-write'],
};

/**
 * Electron's `session.defaultSession`. What the app's check handler says of a permission is set in Chromium before a page
 * is loaded, and a download that the app prevents is canceled. Requests, devices and screens are Chromium's own matter
 * then: where a permission is denied it asks nobody.
 */
export class Session extends StrictEmitter {
  private checkHandler: CheckHandler | null = null;

  setPermissionCheckHandler(handler: CheckHandler | null): void {
    this.checkHandler = handler;
  }

  setPermissionRequestHandler(_handler: Handler): void {}

  setDevicePermissionHandler(_handler: Handler): void {}

  setDisplayMediaRequestHandler(_handler: Handler): void {}

  /** The names of the permissions that a page of this origin may not have. */
  deniedTo(contents: object, origin: string): readonly string[] {
    const check = this.checkHandler;
    if (!check) return [];
    const denied = PERMISSIONS.filter((permission) => !check(contents, permission, origin, {}));
    return denied.flatMap((permission) => OTHER_NAMES[permission] ?? permission);
  }

  /** Whether the app prevents a download that a page has begun. */
  prevents({ url, suggestedFilename }: { url: string; suggestedFilename: string }, contents: object): boolean {
    const item = { getURL: () => url, getFilename: () => suggestedFilename };
    return emitPreventable(this, 'will-download', {}, item, contents);
  }
}
