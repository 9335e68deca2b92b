import type { NodeAnalysis } from '../../graph/analyzeGraph';
import type { DataSignature } from '../../tensors/dataSignature';
import { inputFeatures } from '../../layers/input';
import { targetColumns, targetSteps } from '../../layers/target';
import { commentText } from '../../emit/typescript/quote';

const MAX_COLUMNS = 8;

function listColumns(columns: readonly { readonly name: string }[]): string {
  const names = columns.slice(0, MAX_COLUMNS).map((column) => column.name);
  const more = columns.length - names.length;
  return commentText(names.join(', ') + (more > 0 ? ` and ${more} more` : ''));
}

/** Which columns an Input reads, as a comment above it. */
export function inputComment(node: NodeAnalysis, data: DataSignature | null): string[] {
  if (!data) return [];
  const columns = inputFeatures(node.params as Parameters<typeof inputFeatures>[0], data);
  if (columns.length === 0) return [];
  const what = node.params.form === 'codes' ? 'codes of' : 'steps of';
  return [`  // ${commentText(node.node.name)}: ${columns[0]?.shape[0]} ${what} ${listColumns(columns)}`];
}

/** What a Target asks for, as a comment above the model's outputs. */
export function targetComment(node: NodeAnalysis, data: DataSignature | null): string[] {
  if (!data) return [];
  const columns = targetColumns(node.params as Parameters<typeof targetColumns>[0], data);
  if (columns.length === 0) return [];
  return [`  // ${commentText(node.node.name)}: ${targetSteps(columns)} of ${listColumns(columns)}`];
}
