import { defineExport } from '../defineExport';

/** A program for Node and the browser on TensorFlow.js. */
export const typescriptExport = defineExport({
  id: 'typescript',
  label: 'TypeScript',
  group: 'code',
  needs: 'data',
  start: () => 'npm install && npm start',
  load: async () => (await import('./generateTypeScript')).generateTypeScript,
});
