import { writeProject } from '#engine';
import type { DocumentContents } from '../state/documentHistory';

/** The bytes of the project's file. */
export function packProject({ project, dataBytes }: DocumentContents): Uint8Array {
  return writeProject(project, dataBytes);
}
