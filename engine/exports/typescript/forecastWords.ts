import type { ExportPlan } from './exportPlan';
import { markdownText } from '../../emit/typescript/quote';

/** The columns that a model forecasts, each once, for Markdown. */
export function forecastColumns({ outputs }: Pick<ExportPlan, 'outputs'>): string {
  const columns = outputs.flatMap((output) => (output.kind === 'numbers' ? output.columns : [output.column]));
  return [...new Set(columns)].map((name) => `**${markdownText(name)}**`).join(', ');
}

/** Such as `next row` or `next 3 rows`. */
export function nextRows(horizon: number): string {
  return horizon === 1 ? 'next row' : `next ${horizon} rows`;
}
