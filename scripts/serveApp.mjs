import { createServer } from 'node:http';
import { answerAsset, plainAnswer } from '../electron/serve/answerAsset.mjs';

const LOOPBACK = '127.0.0.1';

/**
 * Serves the built app in `root` on this machine alone, from `port`, or from any free port where that one is taken.
 * It listens at once; requests wait for `ready`, so the address can be told before a build has ended.
 * Resolves to the address and to a `close` that also ends open connections.
 */
export async function serveApp({ root, port, ready = Promise.resolve() }) {
  const server = createServer((request, response) => {
    void ready
      .then(() => answer(root, request))
      .then(
        ({ status, headers, body }) => {
          response.writeHead(status, { ...headers, 'Content-Length': body.byteLength });
          response.end(request.method === 'HEAD' ? undefined : body);
        },
        () => response.destroy(),
      );
  });
  await listen(server, port);
  return {
    url: `http://${LOOPBACK}:${server.address().port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

async function answer(root, request) {
  if (request.method !== 'GET' && request.method !== 'HEAD') return plainAnswer(405, 'Only GET and HEAD are answered');
  return answerAsset(root, request.url.split('?', 1)[0]);
}

async function listen(server, port) {
  try {
    await listenOnce(server, port);
  } catch (error) {
    if (port === 0 || (error.code !== 'EADDRINUSE' && error.code !== 'EACCES')) throw error;
    await listenOnce(server, 0);
  }
}

function listenOnce(server, port) {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, LOOPBACK, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
