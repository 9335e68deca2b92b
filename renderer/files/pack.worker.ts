import { expose, transfer } from 'comlink';
import { type Project, writeProject } from '#engine';
import type { PackApi } from './packProject';

const api: PackApi = {
  pack: (project: Project, data: Uint8Array | null): Uint8Array => {
    const bytes = writeProject(project, data);
    return transfer(bytes, [bytes.buffer as ArrayBuffer]);
  },
};

expose(api);
