import type { ModelPlan } from '../../plan/modelPlan';

/** Words of Python, what it has built in under names that layers like to have, and what the generated model uses itself. */
const TAKEN_WORDS =
  'and as assert async await break case class continue def del elif else except finally for from global if import in is ' +
  'lambda match nonlocal not or pass raise return try type while with yield input filter map max min sum pow range set ' +
  'build_model hard_sigmoid_keras2 keras layers model';

/** How the generated Keras code calls what the nodes of a model put out. */
export interface KerasNames {
  /** The variable of an output port of a node. A state of an LSTM has two, `h` and `c`. */
  variables(nodeId: string, port: string): readonly string[];
  /** The variable of an output node that passes on what another output shows already. */
  output(nodeId: string): string;
}

/** Names for everything in a model, like those of its layers; each is used once. */
export function kerasNames(plan: Pick<ModelPlan, 'inputs' | 'steps' | 'outputs'>): KerasNames {
  const taken = new Set(TAKEN_WORDS.split(' '));
  const claim = (wanted: string): string => {
    let name = wanted;
    for (let number = 2; taken.has(name); number++) name = `${wanted}_${number}`;
    taken.add(name);
    return name;
  };
  const claimNode = (name: string): string => {
    // Textbooks call the input of a model so.
    if (name === 'input') return claim('inputs');
    return claim(taken.has(name) ? `${name}_layer` : name);
  };
  const variables = new Map<string, readonly string[]>();
  for (const { nodeId, name } of plan.inputs) variables.set(`${nodeId} out`, [claimNode(name)]);
  for (const { nodeId, name, givesState, layer } of plan.steps) {
    const own = claimNode(name);
    variables.set(`${nodeId} out`, [own]);
    if (!givesState) continue;
    const states = layer.states.length > 1 ? layer.states : ['state'];
    variables.set(
      `${nodeId} state`,
      states.map((state) => claim(`${own}_${state}`)),
    );
  }
  const outputs = new Map(plan.outputs.map(({ nodeId, name }) => [nodeId, claimNode(name)]));
  return {
    variables: (nodeId, port) => variables.get(`${nodeId} ${port}`) ?? [],
    output: (nodeId) => outputs.get(nodeId) ?? nodeId,
  };
}
