// @ts-check
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { RESPONSE_HEADERS } from './responseHeaders.mjs';

/** @type {Readonly<Record<string, string>>} */
const CONTENT_TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.woff2': 'font/woff2',
};
const OTHER_CONTENT_TYPE = 'application/octet-stream';

// What a name says that leads to no file.
const NO_FILE = new Set(['ENOENT', 'EISDIR', 'ENOTDIR', 'ENAMETOOLONG', 'ELOOP', 'EINVAL']);

// Vite puts a hash of the contents in the name of everything under assets/.
const HASHED_ASSET = /^assets[\\/].+-[\w-]{8,}\.\w+$/;

/**
 * Answers a request for one file of the built app.
 *
 * `urlPath` is the path of the request's URL, still percent-encoded. Nothing outside `root` is ever read; a path that
 * leads there is answered as one that does not exist, so an outsider learns nothing from the difference.
 *
 * @param {string} root absolute folder of the built app
 * @param {string} urlPath
 * @returns {Promise<{ status: number; headers: Record<string, string>; body: Uint8Array<ArrayBuffer> }>}
 */
export async function answerAsset(root, urlPath) {
  const file = fileInside(root, urlPath);
  if (file === null) return plainAnswer(404, 'Not found');
  try {
    const body = new Uint8Array(await readFile(file));
    const headers = {
      ...RESPONSE_HEADERS,
      'Content-Type': CONTENT_TYPES[path.extname(file).toLowerCase()] ?? OTHER_CONTENT_TYPE,
      'Cache-Control': HASHED_ASSET.test(path.relative(root, file))
        ? 'public, max-age=31536000, immutable'
        : 'no-cache',
    };
    return { status: 200, headers, body };
  } catch (error) {
    const code = /** @type {NodeJS.ErrnoException} */ (error).code;
    if (NO_FILE.has(code ?? '')) return plainAnswer(404, 'Not found');
    return plainAnswer(500, 'The file could not be read');
  }
}

/**
 * @param {number} status
 * @param {string} text
 */
export function plainAnswer(status, text) {
  return {
    status,
    headers: { ...RESPONSE_HEADERS, 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
    body: new TextEncoder().encode(`${text}\n`),
  };
}

/**
 * @param {string} root
 * @param {string} urlPath
 */
function fileInside(root, urlPath) {
  let decoded;
  try {
    decoded = decodeURIComponent(urlPath);
  } catch {
    return null;
  }
  // A NUL ends a name for the operating system; a backslash separates folders on Windows; a colon names a drive there.
  if (/[\0\\:]/.test(decoded)) return null;
  const file = path.join(root, decoded.endsWith('/') ? `${decoded}index.html` : decoded);
  return file.startsWith(root + path.sep) ? file : null;
}
