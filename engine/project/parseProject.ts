import { makeProblem, UserError } from '../problem/problem';
import { findMistakes } from '../problem/jsonChecks';
import { MAX_JSON_BYTES, MAX_JSON_DEPTH, MAX_JSON_KEYS, MAX_JSON_MB, MAX_JSON_VALUES } from './limits';
import { migrate } from './migrations';
import type { Project } from './project';
import { PROJECT_VERSION, type ProjectJson, projectSchema } from './projectSchema';
import { refuse } from './refuse';
import { placeOf, scanJson } from './scanJson';

/** Parses the text of a `project.json` of this or an earlier version. Throws a `UserError` that names the place. */
export function parseProjectText(text: string, fileName: string): ProjectJson {
  const raw = parseJson(text, fileName);
  if (typeof raw !== 'object' || raw === null || (raw as { format?: unknown }).format !== 'seqloom') {
    return refuse('project.notAProject', { file: fileName });
  }
  const { version } = raw as { version?: unknown };
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    const values = { file: fileName, path: 'version', reason: { code: 'json.version' } } as const;
    return refuse('project.invalid', values, { path: 'version' });
  }
  if (version > PROJECT_VERSION) {
    return refuse('project.newerVersion', { file: fileName, received: version, supported: PROJECT_VERSION });
  }
  const project = migrate(raw as Record<string, unknown>, version);
  const mistakes = findMistakes(projectSchema, project);
  if (mistakes.length === 0) return project as ProjectJson;
  throw new UserError(
    mistakes.map(({ path, reason }) =>
      makeProblem('project.invalid', { file: fileName, path: path || 'project', reason }, { path }),
    ),
  );
}

function parseJson(text: string, file: string): unknown {
  if (text.length > MAX_JSON_BYTES) return refuse('project.jsonTooLarge', { file, limit: MAX_JSON_MB });
  const fault = scanJson(text);
  if (!fault) return JSON.parse(text) as unknown;
  const { line, column } = placeOf(text, fault.position);
  switch (fault.kind) {
    case 'syntax':
      return refuse('project.jsonSyntax', { file, line, column }, { line });
    case 'tooDeep':
      return refuse('project.jsonTooDeep', { file, line, limit: MAX_JSON_DEPTH }, { line });
    case 'tooManyKeys':
      return refuse('project.jsonTooManyKeys', { file, line, limit: MAX_JSON_KEYS }, { line });
    case 'tooMany':
      return refuse('project.jsonTooMany', { file, limit: MAX_JSON_VALUES });
  }
}

/** A template's or hand-written `project.json` as a project without trained weights. Throws a `UserError`. */
export function parseProjectJson(text: string, fileName: string): Project {
  return { ...projectOf(parseProjectText(text, fileName)), trained: null };
}

/** The project without weights. */
export function projectOf(json: ProjectJson): Omit<Project, 'trained'> {
  const { format: _format, version: _version, trained: _trained, ...project } = json;
  return project;
}
