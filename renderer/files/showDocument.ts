import type { FileRef } from '#contract';
import { dropCheckpoint } from '../state/checkpointStore';
import { type DocumentContents, openDocument } from '../state/documentStore';
import { clearSelection } from '../state/selectionStore';
import { showTrained } from '../state/trainingStore';
import { showScreen, useView } from '../state/viewStore';

/** Puts a document in the place of the open one and shows it. Whether it may is asked before. */
export function showDocument(document: DocumentContents, fileRef: FileRef | null, unsaved = false): void {
  dropCheckpoint();
  openDocument({ ...document, fileRef, unsaved });
  clearSelection();
  showTrained(document.project.trained);
  // What was said of the old document does not hold for this one.
  useView.setState({ notices: [], renamingNode: null });
  showScreen('studio');
}
