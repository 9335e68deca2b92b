import { defineExport } from '../defineExport';

/** A page about the model, in Markdown and in HTML. */
export const cardExport = defineExport({
  id: 'card',
  label: 'Markdown, HTML',
  group: 'report',
  needs: 'graph',
  file: { extensions: ['md', 'html'], mediaType: 'text/markdown' },
  load: async () => (await import('./exportCard')).exportCard,
});
