import path from 'node:path';
import { protocol } from 'electron';
import { answerAsset, plainAnswer } from '../serve/answerAsset.mjs';

const SCHEME = 'app';
const HOST = 'bundle';

/** Where the page lives. An origin of its own: `file:` would share storage and rights with every file on the disk. */
export const APP_ORIGIN = `${SCHEME}://${HOST}`;

/** Must run before the app is ready. `standard` gives the page an origin, `secure` makes it a secure context. */
export function declareAppProtocol(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ]);
}

/** Serves the built page in `folder` at `APP_ORIGIN`. */
export function serveAppProtocol(folder: string): void {
  const root = path.resolve(folder);
  protocol.handle(SCHEME, async (request) => {
    const { host, pathname } = new URL(request.url);
    const answer =
      host === HOST && request.method === 'GET' ? await answerAsset(root, pathname) : plainAnswer(404, 'Not found');
    return new Response(answer.body, { status: answer.status, headers: answer.headers });
  });
}
