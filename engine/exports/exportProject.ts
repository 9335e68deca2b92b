import type { ExportFile, ExportTools } from './exportKinds';
import type { Project } from '../project/project';
import { EXPORTS, type ExportKind } from './index';

/**
 * Makes the files of an export: one, or several with paths that stay inside their folder. Throws a `UserError` with every
 * problem of a project that cannot be exported so.
 */
export async function exportProject(
  kind: ExportKind,
  project: Project,
  data: Uint8Array | null,
  tools: ExportTools,
): Promise<readonly ExportFile[]> {
  const definition = EXPORTS.find(({ id }) => id === kind);
  if (!definition) throw new Error(`There is no export ${kind}.`);
  const make = await definition.load();
  return make(project, data, tools);
}
