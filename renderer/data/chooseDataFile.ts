import { UserError } from '#engine';
import { getHost } from '../files/currentHost';
import { showFailure } from '../files/showFailure';
import { setData } from '../state/editProject';
import { readData } from '../worker/readData';

/** Asks for a data file and puts it under the project. A file that cannot be read leaves the project as it is. */
export async function chooseDataFile(): Promise<void> {
  try {
    const file = await getHost().open('data');
    if (!file) return;
    const { table, problems } = await readData(file.bytes, file.ref.name);
    if (!table) throw new UserError(problems);
    setData({ bytes: file.bytes, table, problems });
  } catch (error) {
    showFailure(error, 'problems.cannotReadData');
  }
}
