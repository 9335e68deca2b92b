import path from 'node:path';
import { protocol } from 'electron';
import { answerAsset, plainAnswer } from '../serve/answerAsset.mjs';

const SCHEME = 'app';
const HOST = 'bundle';
const TRAINER_HOST = 'trainer';

/** Where the page lives. An origin of its own: `file:` would share storage and rights with every file on the disk. */
export const APP_ORIGIN = `${SCHEME}://${HOST}`;
/** Where the training page lives: another origin, so another process and none of the app's storage and rights. */
export const TRAINER_ORIGIN = `${SCHEME}://${TRAINER_HOST}`;

/** Must run before the app is ready. `standard` gives the page an origin, `secure` makes it a secure context. */
export function declareAppProtocol(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ]);
}

/** Serves the built pages in `folder` at `APP_ORIGIN` and `TRAINER_ORIGIN`. */
export function serveAppProtocol(folder: string): void {
  const root = path.resolve(folder);
  protocol.handle(SCHEME, async (request) => {
    const { host, pathname } = new URL(request.url);
    if (request.method !== 'GET' && request.method !== 'HEAD') return respond(plainAnswer(405, 'Not allowed'));
    const isOurs = host === HOST || host === TRAINER_HOST;
    const answer = isOurs ? await answerAsset(root, pathname) : plainAnswer(404, 'Not found');
    return respond(answer, request.method === 'HEAD');
  });
}

type Answer = Awaited<ReturnType<typeof answerAsset>>;

function respond({ status, headers, body }: Answer, withoutBody = false): Response {
  return new Response(withoutBody ? null : body, { status, headers });
}
