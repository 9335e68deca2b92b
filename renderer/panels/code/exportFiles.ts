import { type ExportFile, type ExportKind, type Problem, type Project, UserError } from '#engine';
import { PAGE_TOOLS } from '../../exchange/exportModel';
import { makeExport } from '../../exchange/exchangeWorker';

/** The files of the export, or what the project still lacks for one. */
export type ExportPreview =
  | { readonly ok: true; readonly files: readonly ExportFile[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Generates the export for looking at. A project that is not complete is answered with its problems. */
export async function previewExport(
  kind: ExportKind,
  project: Project,
  data: Uint8Array | null,
): Promise<ExportPreview> {
  try {
    return { ok: true, files: await makeExport(kind, project, data, 'light', PAGE_TOOLS) };
  } catch (error) {
    if (error instanceof UserError) return { ok: false, problems: error.problems };
    throw error;
  }
}

/** What of a file can be shown. */
export type FileView =
  | { readonly kind: 'text'; readonly text: string; readonly hiddenLines: number }
  | { readonly kind: 'binary'; readonly byteCount: number };

/** More lines than these are not read in a pane; the export has them all. */
const MOST_LINES = 2000;

const BINARY = /\.(bin|h5|keras|npy|safetensors|zip)$/i;

/** A file's text, cut where it gets long; weights and the like are not text. */
export function viewFile({ path, bytes }: ExportFile): FileView {
  if (BINARY.test(path)) return { kind: 'binary', byteCount: bytes.byteLength };
  const lines = new TextDecoder().decode(bytes).split('\n');
  const shown = lines.slice(0, MOST_LINES);
  return { kind: 'text', text: shown.join('\n'), hiddenLines: lines.length - shown.length };
}
