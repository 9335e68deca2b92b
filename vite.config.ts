import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { ISOLATION_HEADERS, RESPONSE_HEADERS } from './electron/serve/responseHeaders.mjs';
import { recordPageModules } from './scripts/packageModules.mjs';

// What an installer must carry the licenses of.
const record = recordPageModules();
const rendererFolder = path.resolve(import.meta.dirname, 'renderer');

export default defineConfig({
  root: rendererFolder,
  // Relative addresses: the same files are served over HTTP and by the desktop's own scheme.
  base: './',
  resolve: { alias: [{ find: /^zod$/, replacement: path.join(rendererFolder, 'host/zod.ts') }] },
  plugins: [react(), record],
  server: { host: '127.0.0.1', headers: ISOLATION_HEADERS, fs: { allow: [import.meta.dirname] } },
  preview: { host: '127.0.0.1', headers: RESPONSE_HEADERS },
  worker: { format: 'es', plugins: () => [record] },
  build: {
    outDir: path.resolve(import.meta.dirname, 'out/renderer'),
    emptyOutDir: true,
    rolldownOptions: {
      // The app, and the page of the desktop's hidden window for training.
      input: [path.join(rendererFolder, 'index.html'), path.join(rendererFolder, 'trainer/trainer.html')],
    },
    // The last two years of browsers; Electron 45 is newer than all of these.
    target: ['chrome120', 'edge120', 'firefox121', 'safari17.4'],
    // An inlined wasm file would be fetched from a data: address, compiled without streaming, and never cached.
    assetsInlineLimit: (file) => (file.endsWith('.wasm') ? false : undefined),
    chunkSizeWarningLimit: 2000,
  },
});
