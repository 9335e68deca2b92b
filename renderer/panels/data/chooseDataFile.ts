import { makeProblem, type Reading, UserError, tableAsset } from '#engine';
import { getHost } from '../../host/currentHost';
import { showFailure } from '../../i18n/showFailure';
import { attachData, useDocument } from '../../state/documentStore';
import { readDataFile } from '../../files/readDataFile';
import { replaceData } from '../../files/replaceData';
import { setData } from '../../state/editProject';

/** Asks for the data file that the project was saved with. Another is refused: what was trained belongs to these. */
export async function findDataFile(): Promise<void> {
  const asset = tableAsset(useDocument.getState().project);
  if (!asset?.sha256) return;
  try {
    const file = await getHost().open('data');
    if (!file) return;
    const read = await readDataFile(file.bytes, asset.name, asset.reading);
    if (!read) return;
    const { table, problems, source, hash } = read;
    if (hash !== asset.sha256) {
      throw new UserError([makeProblem('project.otherData', { file: file.ref.name, data: asset.name })]);
    }
    attachData(hash, { dataBytes: file.bytes, table, tableProblems: problems, tableSource: source });
  } catch (error) {
    showFailure(error, 'problems.cannotReadData');
  }
}

/** Asks for a data file and puts it under the project. A file that cannot be read leaves the project as it is. */
export async function chooseDataFile(): Promise<void> {
  try {
    const file = await getHost().open('data');
    if (!file) return;
    const read = await readDataFile(file.bytes, file.ref.name);
    if (!read) return;
    const { table, problems, source, hash } = read;
    if (!table) throw new UserError(problems);
    replaceData({ bytes: file.bytes, table, problems, source, hash }, file.ref.name);
  } catch (error) {
    showFailure(error, 'problems.cannotReadData');
  }
}

/** Reads the data again as the user settles it. What cannot be read so leaves the project as it is, and says why. */
export async function readAgain(settled: Partial<Reading>): Promise<void> {
  const { project, dataBytes } = useDocument.getState();
  const asset = tableAsset(project);
  if (!asset || !dataBytes) return;
  try {
    const reading = { ...asset.reading, ...settled };
    const read = await readDataFile(dataBytes, asset.name, reading);
    if (!read) return;
    const { table, problems, source, hash } = read;
    if (!table) throw new UserError(problems);
    setData({ bytes: dataBytes, table, problems, source, hash, reading });
  } catch (error) {
    showFailure(error, 'problems.cannotReadData');
  }
}
