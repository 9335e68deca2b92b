import type * as h5wasm from 'h5wasm';
import type { Locale } from '../locales/locale';
import type { Project } from '../project/project';
import type { Report } from '../reports/report';
import type { LookName } from './picture/look';

/** The groups in which menus show exports. */
export const EXPORT_GROUPS = ['code', 'model', 'report'] as const;

/** What a project can be exported to, told once: menus, dialogs and the command line are made from it. */
export interface ExportDefinition<Id extends string = string> {
  /** Its name on the command line, and the end of the name of its words: `command.export.<id>`. */
  readonly id: Id;
  /** What people call the format or the framework, in every language. */
  readonly label: string;
  readonly group: (typeof EXPORT_GROUPS)[number];
  /** Without what it is refused. Weights are exported without data; pictures and reports with whatever there is. */
  readonly needs: 'data' | 'weights' | 'graph';
  /** Its files, where it may be saved as one beside which the others stand; else it is a folder. The usual extension first. */
  readonly file?: { readonly extensions: readonly [string, ...string[]]; readonly mediaType: `${string}/${string}` };
  /** What to type in the folder of an exported program. */
  readonly start?: (trained: boolean) => string;
  /** Loads what makes the files: most hosts never need it, and list the exports all the same. */
  readonly load: () => Promise<Exporter>;
}

/** Checks a definition and keeps its id as a type. */
export function defineExport<const Id extends string>(definition: ExportDefinition<Id>): ExportDefinition<Id> {
  return definition;
}

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
