import type { UnsupportedReason } from '../emit/keras/kerasOptions';
import { makeProblem, type ProblemCode } from '../problem/problem';
import { defineLayer } from './define/defineLayer';
import { nodeTitle } from '../graph/nodeTitle';

const NOTE = { kind: 'note', default: '' } as const;

/** What is said of a layer of a model from elsewhere that is not one of the catalog. */
const REASONS = {
  unknown: 'import.layerUnknown',
  option: 'import.layerOption',
  shared: 'import.layerShared',
  state: 'import.layerState',
  input: 'import.layerInput',
} as const satisfies Record<UnsupportedReason, ProblemCode>;

/** The problem of a layer that could not be taken over. */
export function placeholderProblemCode(reason: string): ProblemCode {
  return Object.hasOwn(REASONS, reason) ? REASONS[reason as UnsupportedReason] : 'import.layerUnknown';
}

/** Stands for a layer that Seqloom does not have, where a model from elsewhere has one. It cannot be added by hand. */
export const placeholder = defineLayer({
  type: 'placeholder',
  family: 'core',
  params: { layer: NOTE, option: NOTE, place: NOTE, reason: NOTE },
  inputs: [{ name: 'in', many: true, optional: true }],
  mask: 'ends',
  summarize: (params) => [{ code: 'foreignLayer', values: { layer: params.layer } }],
  infer: (params, _inputs, { node }) => {
    const { layer, option, place, reason } = params;
    const values = { node: nodeTitle(node), layer, option, place };
    return makeProblem(placeholderProblemCode(reason), values, { nodeId: node.id });
  },
  documentation: { formula: [] },
});
