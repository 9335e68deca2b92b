import { layerNames } from '../../plan/modelPlan';
import { freeName } from '../../text/freeName';
import type { GraphAnalysis } from '../../graph/analyzeGraph';

/** How the nodes of a model are called in the generated code. */
export interface ModelNames {
  variable(nodeId: string): string;
  state(nodeId: string): string;
  /** The tfjs layer's name, under which its weights are saved. */
  layer(nodeId: string): string;
}

/** Names of the nodes that are in the model, each used once. Layer names are those of the compiled model. */
export function modelNames(analysis: GraphAnalysis): ModelNames {
  const nodes = analysis.order.flatMap((id) => {
    const known = analysis.nodes.get(id);
    return known?.inModel ? [known.node] : [];
  });
  const taken = new Set<string>();
  const variables = new Map<string, string>();
  for (const node of nodes) {
    const name = identifierFor(node.name, node.type, taken);
    taken.add(name);
    variables.set(node.id, name);
  }
  const layers = layerNames(nodes);
  const states = new Map<string, string>();
  const state = (id: string): string => {
    const name = states.get(id) ?? identifierFor(`${found(variables, id)} state`, 'state', taken);
    taken.add(name);
    states.set(id, name);
    return name;
  };
  return { variable: (id) => found(variables, id), state, layer: (id) => found(layers, id) };
}

function found(names: ReadonlyMap<string, string>, id: string): string {
  const name = names.get(id);
  if (name === undefined) throw new Error(`node ${id} is not in the model`);
  return name;
}

/** Words that cannot name a variable of a module, and those that the generated model uses itself. */
const TAKEN_WORDS: ReadonlySet<string> = new Set(
  (
    'arguments as async attention averagePooling1d await batchNormalization boolean break buildModel case catch class const continue conv1d debugger default delete do else enum ' +
    'eval export extends false finally for from function get globalMaxPooling1d hardSigmoid3 if implements import in instanceof interface let masking new null ' +
    'of package private protected public resetAfterGru return set static super switch tf this throw true try type typeof undefined ' +
    'var void while with yield Infinity NaN'
  ).split(' '),
);

const NAME_PARTS = /[\p{ID_Continue}]+/gu;
/** Allowed in names, but invisible, or beyond the Basic Multilingual Plane and so unknown to some compilers. */
const UNWANTED = /[\p{Cf}\u{10000}-\u{10ffff}]/gu;

function words(text: string): string[] {
  const plain = text.normalize('NFC').replace(UNWANTED, ' ');
  return (plain.match(NAME_PARTS) ?? []).flatMap((part) => part.split('_')).filter((part) => part !== '');
}

function camelCase(parts: readonly string[]): string {
  return parts
    .map((part, i) => {
      const [first = ''] = part;
      if (i > 0) return first.toUpperCase() + part.slice(first.length);
      return part === part.toUpperCase() ? part.toLowerCase() : first.toLowerCase() + part.slice(first.length);
    })
    .join('');
}

/**
 * A variable's name that reads like the given text, such as `priceLstm` for “Price LSTM”, and that is not in `taken`.
 * Text that holds no letter gives the fallback; a word that the language keeps for itself gets `Layer` appended.
 */
export function identifierFor(text: string, fallback: string, taken: ReadonlySet<string>): string {
  let name = camelCase(words(text));
  if (!/^[\p{ID_Start}]/u.test(name)) name = fallback + (name === '' ? '' : camelCase(['', name]));
  if (TAKEN_WORDS.has(name)) name = `${name}Layer`;
  return freeName(name, taken, '');
}
