import { type ExportFile, type ExportKind, EXPORTS, type Report } from '#engine';
import { colorScheme } from '../state/colorScheme';
import { getHost } from '../host/currentHost';
import { showFailure } from '../i18n/showFailure';
import { currentTexts } from '../i18n/texts';
import { useDocument } from '../state/documentStore';
import { useTraining } from '../state/trainingStore';
import { notify } from '../state/viewStore';
import type { PageTools } from './exchangeApi';
import { makeExport } from './exchangeWorker';
import { whileWorking } from '../files/whileWorking';

/** What an export may ask of the page. */
export const PAGE_TOOLS: PageTools = { rasterize: rasterizeSvg, evaluate };

/** Makes an export of the document and writes it where the user chooses. */
export async function exportModel(kind: ExportKind): Promise<void> {
  const { project, dataBytes } = useDocument.getState();
  const files = await whileWorking('exchange.exporting', (signal) =>
    makeExport(kind, project, dataBytes, colorScheme(), PAGE_TOOLS, signal),
  ).catch((error: unknown) => showFailure(error, 'problems.cannotExport'));
  if (!files) return;
  const where = await writeExport(kind, project.name, files);
  if (where === null) return;
  // The Code panel shows what comes of it.
  if (kind === 'typescript') void import('../verify/verifyStore').then(({ verifyDocument }) => verifyDocument(files));
  const { t } = currentTexts();
  const hint = t(files.some(({ path }) => path === 'README.md') ? 'notice.exportedHint' : 'notice.exportedFileHint');
  notify({ tone: 'info', message: t('notice.exported', { where }), hint });
}

/** Writes one file, or several into a folder of their own; null where the user cancels. */
async function writeExport(kind: ExportKind, name: string, files: readonly ExportFile[]): Promise<string | null> {
  const [only] = files;
  const definition = EXPORTS.find(({ id }) => id === kind);
  if (files.length !== 1 || !only || !definition?.file)
    return (await getHost().exportFiles(name, files))?.where ?? null;
  const ref = await getHost().saveAs(name, { label: definition.label, ...definition.file }, only.bytes);
  return ref && (ref.displayPath ?? ref.name);
}

/** How the weights at hand did on the test part; null where there are none that fit. */
async function evaluate(): Promise<Report | null> {
  const { refreshEvaluation } = await import('../training/trainingSession');
  await refreshEvaluation();
  return useTraining.getState().evaluation;
}

/** Draws an SVG document as PNG, `scale` pixels to a unit. Rejects where it is beyond what the browser can draw. */
async function rasterizeSvg(svg: string, scale: number): Promise<Uint8Array> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.ceil(image.naturalWidth * scale);
    canvas.height = Math.ceil(image.naturalHeight * scale);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('The browser gave no canvas to draw on.');
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const drawn = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (!drawn) throw new Error('The picture is larger than the browser can draw.');
    return new Uint8Array(await drawn.arrayBuffer());
  } finally {
    URL.revokeObjectURL(address);
  }
}
