import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { ExportFile, ExportKind } from '#engine';
import { showFailure } from '../../i18n/showFailure';
import { useDocument } from '../../state/documentStore';
import type { Outcome } from '../../worker/outcome';
import { WorkerEnded } from '../../worker/workerHandle';
import { previewExport } from './exportFiles';

type ExportPreview = Outcome<readonly ExportFile[]>;

/** The export follows the project after a pause: it holds the data and the weights, so it is not made at every click. */
const PAUSE_MS = 400;

/** Above this size of data and weights, the export is made only when asked for. */
const LARGE_BYTES = 8_000_000;

/** The export's files, or null until they are made. `make` makes them where data and weights are too large to do so unasked. */
export function useExportPreview(kind: ExportKind): {
  readonly preview: ExportPreview | null;
  readonly make: (() => void) | null;
} {
  const project = useDocument((state) => state.project);
  const dataBytes = useDocument((state) => state.dataBytes);
  const [made, setMade] = useState<{ readonly kind: ExportKind; readonly preview: ExportPreview } | null>(null);
  const latest = useRef(0);
  const large = (dataBytes?.byteLength ?? 0) + (project.trained?.weightData.byteLength ?? 0) > LARGE_BYTES;
  const make = (): void => {
    const asked = ++latest.current;
    previewExport(kind, project, dataBytes).then(
      (preview) => {
        // The project may have changed meanwhile, or the language.
        if (asked === latest.current) setMade({ kind, preview });
      },
      (error: unknown) => {
        // A canceled export ends the worker for the preview too; the next change makes it anew.
        if (!(error instanceof WorkerEnded && error.why === 'abandoned')) showFailure(error);
      },
    );
  };
  const start = useEffectEvent(make);
  useEffect(() => {
    latest.current++;
    if (large) {
      setMade(null);
      return;
    }
    const timer = setTimeout(() => start(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [kind, project, dataBytes, large]);
  const preview = made?.kind === kind ? made.preview : null;
  return { preview, make: large && !preview ? make : null };
}
