import { strFromU8, unzipSync, zipSync } from 'fflate';

const PROJECT_ENTRY = 'project.json';

/** What a saved project file holds, as far as the specs look at it. */
export interface ProjectContent {
  name: string;
  version: number;
  graph: { nodes: { id: string }[]; edges: { id: string; from: PortJson; to: PortJson }[] };
  layout: Record<string, { x: number; y: number }>;
  trained: { backend: string; history: { loss: number; valLoss: number }[] } | null;
}

interface PortJson {
  node: string;
  port: string;
}

/** The `project.json` of a saved project. */
export function readContent(file: Uint8Array): ProjectContent {
  const text = unzipSync(file)[PROJECT_ENTRY];
  if (!text) throw new Error('The file holds no project.json.');
  return JSON.parse(strFromU8(text)) as ProjectContent;
}

/** A project file with something in its `project.json` changed. */
export function changeContent(file: Uint8Array, change: (content: ProjectContent) => void): Uint8Array {
  const content = readContent(file);
  change(content);
  return zipSync({ ...unzipSync(file), [PROJECT_ENTRY]: new TextEncoder().encode(JSON.stringify(content)) });
}
