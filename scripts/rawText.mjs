import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** Lets esbuild import `file?raw` as Vite does: the text of the file. */
export const rawText = {
  name: 'raw-text',
  setup(build) {
    build.onResolve({ filter: /\?raw$/ }, ({ path: request, resolveDir }) => ({
      path: path.join(resolveDir, request.slice(0, -'?raw'.length)),
      namespace: 'raw-text',
    }));
    build.onLoad({ filter: /.*/, namespace: 'raw-text' }, async ({ path: file }) => ({
      contents: await readFile(file, 'utf8'),
      loader: 'text',
      watchFiles: [file],
    }));
  },
};
