import type { Exporter } from './exportKinds';

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
