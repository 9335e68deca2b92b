import type { DataSignature, InputSpec } from '../tensors/dataSignature';
import type { Inference } from '../graph/nodeType';
import { floatSpec, type TensorSpec } from '../tensors/tensorSpec';
import type { Phrase } from '../text/phrase';
import { makeProblem, type Problem } from '../problem/problem';
import { defineLayer } from './define/defineLayer';
import { gives } from './define/ports';
import { nodeTitle } from '../graph/nodeTitle';

/** The features that an Input reads: the chosen ones, or all of its form's kind. Unknown names are left out. */
export function inputFeatures(
  params: { readonly form: string; readonly columns: readonly string[] },
  data: DataSignature,
): readonly InputSpec[] {
  if (params.columns.length > 0) {
    return params.columns.flatMap((name) => data.inputs.find((input) => input.name === name) ?? []);
  }
  const kind = params.form === 'codes' ? 'category' : 'number';
  return data.inputs.filter((input) => input.kind === kind);
}

/** What is known of an Input without its data: that it gives a sequence, of vectors or of codes. */
function open(form: string, ...problems: readonly Problem[]): Inference {
  const codes: TensorSpec = { shape: [Number.NaN], hasTime: true, dtype: 'int32' };
  return { outputs: { out: form === 'codes' ? codes : floatSpec([Number.NaN, Number.NaN], true) }, problems };
}

/** Where samples of the data enter the model. */
export const input = defineLayer({
  type: 'input',
  role: 'input',
  family: 'data',
  params: {
    form: { kind: 'choice', default: 'numbers', options: ['numbers', 'codes'] },
    columns: { kind: 'columns', from: 'inputs', default: [] },
  },
  inputs: [],
  mask: 'ends',
  summarize: (params, data): readonly Phrase[] => {
    if (!data) return [{ code: 'noData' }];
    const unit = data.stepUnit ?? 'step';
    const features = inputFeatures(params, data);
    const count = features[0]?.shape[0] ?? 0;
    if (params.form === 'codes') return [{ code: `steps.${unit}`, values: { count } }, { code: 'codes' }];
    return [{ code: `window.${unit}`, values: { count, features: features.length } }];
  },
  infer: (params, _inputs, { node, data }) => {
    const at = { nodeId: node.id, param: 'columns' };
    if (!data || data.inputs.length === 0) {
      return open(params.form, makeProblem('input.noData', { node: nodeTitle(node) }, { nodeId: node.id }));
    }
    const unknown = params.columns.filter((name) => !data.inputs.some((input) => input.name === name));
    if (unknown.length > 0) {
      const values = unknown.map((column) => ({ node: nodeTitle(node), column }));
      return open(params.form, ...values.map((value) => makeProblem('input.unknownColumn', value, at)));
    }
    const features = inputFeatures(params, data);
    if (params.form === 'codes') {
      const [only] = features;
      if (features.length !== 1 || only?.kind !== 'category') {
        return makeProblem('input.codesNeedOneColumn', { node: nodeTitle(node), count: features.length }, at);
      }
      const { shape, cardinality = 1 } = only;
      return gives({ shape, hasTime: true, dtype: 'int32', cardinality });
    }
    const category = features.find((feature) => feature.kind === 'category');
    if (category) return makeProblem('input.categoryAsNumber', { node: nodeTitle(node), column: category.name }, at);
    const [first] = features;
    if (!first) return makeProblem('input.noNumbers', { node: nodeTitle(node) }, at);
    return gives(floatSpec([...first.shape, features.length], true));
  },
  documentation: { formula: ['x_t = (column_t − mean) / deviation'] },
});
