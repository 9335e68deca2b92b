import type { ExportFile } from '../codegen/generateTypeScript';
import type { Project } from '../project/project';

/** Everything that a project can be exported to, under the names of the command line. */
export const EXPORT_KINDS = [
  'typescript',
  'keras',
  'pytorch',
  'tfjs',
  'keras-file',
  'onnx',
  'safetensors',
  'svg',
  'png',
  'card',
] as const;

export type ExportKind = (typeof EXPORT_KINDS)[number];

/** What some exports need of their host. */
export interface ExportTools {
  /** Loads `h5wasm`, which some hosts load only when it is needed. */
  readonly loadHdf5: () => Promise<typeof import('h5wasm')>;
  /** Draws an SVG document as PNG, `scale` pixels to each of its units. */
  readonly rasterize: (svg: string, scale: number) => Promise<Uint8Array>;
}

/** Makes the files of one kind of export. Throws a `UserError` with all problems of a project that cannot be exported. */
export type Exporter = (
  project: Project,
  data: Uint8Array | null,
  tools: ExportTools,
) => readonly ExportFile[] | Promise<readonly ExportFile[]>;
