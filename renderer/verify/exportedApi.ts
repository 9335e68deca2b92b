import type { ExportedAnswer, ExportedContents, ExportedModule } from './runModules';

/** What the worker of the exported program does. */
export interface ExportedApi {
  /** Forecasts the test part; `onProgress` hears how many of its windows are done. */
  run(contents: ExportedContents, onProgress: (done: number, total: number) => void): Promise<ExportedAnswer>;
}

/** Where the worker's script, made of the exported modules, finds what runs them. */
export interface ExportedScope {
  startExported(modules: Readonly<Record<string, ExportedModule>>): void;
}
