import type { ExportFile, ExportKind, Project } from '#engine';
import { PAGE_TOOLS } from '../../exchange/exportModel';
import { makeExport } from '../../exchange/exchangeWorker';
import { type Outcome, outcomeOf } from '../../worker/outcome';

/** The files of the export for looking at, or what the project still lacks for one. */
export function previewExport(
  kind: ExportKind,
  project: Project,
  data: Uint8Array | null,
): Promise<Outcome<readonly ExportFile[]>> {
  return outcomeOf(() => makeExport(kind, project, data, 'light', PAGE_TOOLS));
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
