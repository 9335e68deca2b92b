import { makeProblem, UserError } from '../problem/problem';
import { migrate } from './migrations';
import type { Project } from './project';
import { PROJECT_VERSION, type ProjectJson, projectSchema } from './projectSchema';

function refuse(...args: Parameters<typeof makeProblem>): never {
  throw new UserError([makeProblem(...args)]);
}

/** Parses the text of a `project.json` of this or an earlier version. Throws a `UserError` that names the place. */
export function parseProjectText(text: string, fileName: string): ProjectJson {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return refuse('project.truncated', { file: fileName, reason: 'project.json is not complete JSON' });
  }
  if (typeof raw !== 'object' || raw === null || (raw as { format?: unknown }).format !== 'seqloom') {
    return refuse('project.notAProject', { file: fileName });
  }
  const { version } = raw as { version?: unknown };
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    const values = { file: fileName, path: 'version', reason: 'must be a whole number of at least 1' };
    return refuse('project.invalid', values, { path: 'version' });
  }
  if (version > PROJECT_VERSION) {
    return refuse('project.newerVersion', { file: fileName, received: version, supported: PROJECT_VERSION });
  }
  const parsed = projectSchema.safeParse(migrate(raw as Record<string, unknown>, version));
  if (parsed.success) return parsed.data;
  throw new UserError(
    parsed.error.issues.map((issue) => {
      const path = issue.path.reduce<string>(
        (joined, key) =>
          typeof key === 'number' ? `${joined}[${key}]` : joined ? `${joined}.${String(key)}` : String(key),
        '',
      );
      return makeProblem(
        'project.invalid',
        { file: fileName, path: path || 'project', reason: issue.message },
        { path },
      );
    }),
  );
}

/** A template's or hand-written `project.json` as a project without trained weights. Throws a `UserError`. */
export function parseProjectJson(text: string, fileName: string): Project {
  return { ...projectOf(parseProjectText(text, fileName)), trained: null };
}

/** The project without weights. */
export function projectOf(json: ProjectJson): Omit<Project, 'trained'> {
  const { name, graph, layout, recipe, training, dataFile } = json;
  return { name, graph, layout, recipe, training, dataFile };
}
