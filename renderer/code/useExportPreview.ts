import { useEffect, useState } from 'react';
import { useDocument } from '../state/documentStore';
import { type ExportPreview, previewExport } from './exportFiles';

/** The export follows the project after a pause: it holds the data and the weights, so it is not made at every click. */
const PAUSE_MS = 400;

/** Above this size of data, the export is made only when asked for. */
const LARGE_DATA_BYTES = 8_000_000;

/** The export's files, or null until they are made. `make` makes them where the data is too large to do so unasked. */
export function useExportPreview(): { readonly preview: ExportPreview | null; readonly make: (() => void) | null } {
  const project = useDocument((state) => state.project);
  const dataBytes = useDocument((state) => state.dataBytes);
  const [preview, setPreview] = useState<ExportPreview | null>(null);
  const large = (dataBytes?.byteLength ?? 0) > LARGE_DATA_BYTES;
  useEffect(() => {
    if (large) {
      setPreview(null);
      return;
    }
    const timer = setTimeout(() => setPreview(previewExport(project, dataBytes)), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [project, dataBytes, large]);
  const make = (): void => setPreview(previewExport(project, dataBytes));
  return { preview, make: large && !preview ? make : null };
}
