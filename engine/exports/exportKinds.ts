import type * as h5wasm from 'h5wasm';
import type { Locale } from '../locales/locale';
import type { Project } from '../project/project';
import type { Report } from '../reports/report';
import type { LookName } from './picture/look';

/** One file of an export; the path uses `/` and stays inside the folder. */
export interface ExportFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What some exports need of their host. */
export interface ExportTools {
  /** Loads `h5wasm`, which some hosts load only when it is needed. */
  readonly loadHdf5: () => Promise<typeof h5wasm>;
  /** Draws an SVG document as PNG, `scale` pixels to each of its units. */
  readonly rasterize: (svg: string, scale: number) => Promise<Uint8Array>;
  /** Measures the trained weights on the test part; null without weights or without data. */
  readonly evaluate: () => Promise<Report | null>;
  /** The colors of a picture; light unless said otherwise. */
  readonly look?: LookName;
  /** The language of what people read of it; English unless said otherwise. Programs and their READMEs stay English. */
  readonly locale?: Locale;
  /** What made the export, such as `0.1.0` and `4.22.0`. */
  readonly versions: { readonly seqloom: string; readonly tfjs: string };
}

/** Makes the files of one kind of export. Throws a `UserError` with all problems of a project that cannot be exported. */
export type Exporter = (
  project: Project,
  data: Uint8Array | null,
  tools: ExportTools,
) => readonly ExportFile[] | Promise<readonly ExportFile[]>;
