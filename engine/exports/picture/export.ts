import { defineExport } from '../defineExport';

/** The canvas as it is laid out, as an SVG document. */
export const svgExport = defineExport({
  id: 'svg',
  label: 'SVG',
  group: 'report',
  needs: 'graph',
  file: { extensions: ['svg'], mediaType: 'image/svg+xml' },
  load: async () => (await import('./exportPicture')).exportSvg,
});

/** The same, drawn by the host. */
export const pngExport = defineExport({
  id: 'png',
  label: 'PNG',
  group: 'report',
  needs: 'graph',
  file: { extensions: ['png'], mediaType: 'image/png' },
  load: async () => (await import('./exportPicture')).exportPng,
});
