import { projectOfTable, UserError } from '#engine';
import { showDockTab } from '../state/settingsStore';
import { readDataFile } from './readDataFile';
import { getHost } from '../host/currentHost';
import { showDocument } from './showDocument';
import { showFailure } from '../i18n/showFailure';
import { mayReplaceDocument } from './unsavedGuard';

/** Asks for a data file and starts a project from it. */
export async function startFromDataFile(): Promise<void> {
  const file = await getHost().open('data');
  if (file) await startFromData(file.ref.name, file.bytes);
}

/** Starts a project from a data file: roles for its columns, and the simplest model that can learn them. */
export async function startFromData(fileName: string, bytes: Uint8Array): Promise<void> {
  const read = await readDataFile(bytes, fileName);
  if (!read) return;
  const { table, problems, source, hash } = read;
  if (!table) {
    showFailure(new UserError(problems), 'problems.cannotReadData');
    return;
  }
  if (!(await mayReplaceDocument())) return;
  const asset = { name: fileName, bytes: bytes.length, sha256: hash };
  const project = projectOfTable(fileName.replace(/\.[^.]+$/, ''), table, asset);
  showDocument({ project, dataBytes: bytes, table, tableProblems: problems, tableSource: source }, null, true);
  showDockTab('data');
}
