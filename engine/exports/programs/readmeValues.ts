import { markdownText } from '../../emit/typescript/quote';
import type { ExportPlan } from './exportPlan';

/** What the README of a forecasting program says of its project, for Markdown. */
export function readmeValues({ project, recipe, outputs }: ExportPlan): Readonly<Record<string, string>> {
  const columns = outputs.flatMap((output) => (output.kind === 'numbers' ? output.columns : [output.column]));
  return {
    title: markdownText(project.name) || 'Sequence model',
    lookback: String(recipe.lookback),
    columns: [...new Set(columns)].map((name) => `**${markdownText(name)}**`).join(', '),
    steps: nextRows(recipe.horizon),
  };
}

/** Such as `next row` or `next 3 rows`. */
export function nextRows(horizon: number): string {
  return horizon === 1 ? 'next row' : `next ${horizon} rows`;
}
