import type { NodeAnalysis } from '../../graph/analyzeGraph';
import { inputFeatures } from '../../layers/input';
import { targetColumns } from '../../layers/target';
import type { DataSignature } from '../../tensors/dataSignature';

const MAX_COLUMNS = 8;

type Params<Columns extends (params: never, data: DataSignature) => unknown> = Parameters<Columns>[0];

/** Which columns an Input reads or a Target asks for, such as `30 steps of load, wind`; null while that is not known. */
export function columnText({ node, params }: NodeAnalysis, data: DataSignature | null): string | null {
  if (!data) return null;
  const columns =
    node.type === 'target'
      ? targetColumns(params as Params<typeof targetColumns>, data)
      : inputFeatures(params as Params<typeof inputFeatures>, data);
  const [first] = columns;
  if (!first) return null;
  const steps = first.shape[0] ?? 1;
  const asked = first.masked ? 'each step' : steps === 1 ? 'the next step' : `the next ${steps} steps`;
  const what = node.type === 'target' ? asked : `${steps} ${params.form === 'codes' ? 'codes' : 'steps'}`;
  const names = columns.slice(0, MAX_COLUMNS).map((column) => column.name);
  const more = columns.length - names.length;
  return `${what} of ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
