import { readFile } from 'node:fs/promises';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const FOLDER =
  /import\.meta\.glob<string>\('([^'*]*)\*([^'*]*)', \{ query: '\?raw', import: 'default', eager: true \}\)/g;

/** Lets esbuild import texts as Vite does: that of a file by `file?raw`, those of a folder by `import.meta.glob`. */
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
    build.onLoad({ filter: /\.ts$/ }, async ({ path: file }) => {
      const code = await readFile(file, 'utf8');
      const texts = (_, folder, ending) => JSON.stringify(textsIn(path.dirname(file), folder, ending));
      return { contents: code.replaceAll(FOLDER, texts), loader: 'ts' };
    });
  },
};

function textsIn(from, folder, ending) {
  const entries = readdirSync(path.join(from, folder), { withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile() && entry.name.endsWith(ending)).map(({ name }) => name);
  return Object.fromEntries(
    names.sort().map((name) => [folder + name, readFileSync(path.join(from, folder, name), 'utf8')]),
  );
}
