import type { ModelPlan } from '../../plan/modelPlan';
import { freeName } from '../../text/freeName';

const PYTHON_WORDS =
  'and as assert async await break case class continue def del elif else except finally for from global if import in is ' +
  'lambda match nonlocal not or pass raise return try type while with yield ';

/** What Python has built in under names that layers like to have, and what the generated Keras model uses itself. */
const KERAS_WORDS = 'input filter map max min sum pow range set build_model hard_sigmoid_keras2 keras layers model';

/** What the generated PyTorch model uses itself, and what `nn.Module` calls its own members. */
const TORCH_WORDS =
  'self x mask state torch nn tensor model ' +
  'add_module apply bfloat16 buffers call_super_init children compile cpu cuda double dump_patches eval extra_repr float ' +
  'forward get_buffer get_extra_state get_parameter get_submodule half ipu load_state_dict modules mtia named_buffers ' +
  'named_children named_modules named_parameters parameters register_backward_hook register_buffer ' +
  'register_forward_hook register_forward_pre_hook register_full_backward_hook register_full_backward_pre_hook ' +
  'register_load_state_dict_post_hook register_load_state_dict_pre_hook register_module register_parameter ' +
  'register_state_dict_post_hook register_state_dict_pre_hook requires_grad_ set_extra_state set_submodule share_memory ' +
  'state_dict to to_empty train training type xpu zero_grad';

/** Gives out names like the wanted ones, each once; `taken` has those that are given, and these words from the start. */
function nameGiver(words: string) {
  const taken = new Set((PYTHON_WORDS + words).split(' '));
  const claim = (wanted: string): string => {
    const name = freeName(wanted, taken);
    taken.add(name);
    return name;
  };
  return { taken, claim };
}

/** How the generated Keras code calls what the nodes of a model put out. */
export interface KerasNames {
  /** The variable of an output port of a node. A state of an LSTM has two, `h` and `c`. */
  variables(nodeId: string, port: string): readonly string[];
  /** The variable of an output node that passes on what another output shows already. */
  output(nodeId: string): string;
}

/** Names for everything in a model of Keras, like those of its layers; each is used once. */
export function kerasNames(plan: Pick<ModelPlan, 'inputs' | 'steps' | 'outputs'>): KerasNames {
  const { taken, claim } = nameGiver(KERAS_WORDS);
  // Textbooks call the input of a model `inputs`.
  const claimNode = (name: string): string =>
    claim(name === 'input' ? 'inputs' : taken.has(name) ? `${name}_layer` : name);
  const variables = new Map<string, readonly string[]>();
  for (const { nodeId, name } of plan.inputs) variables.set(`${nodeId} out`, [claimNode(name)]);
  for (const { nodeId, name, givesState, layer } of plan.steps) {
    const own = claimNode(name);
    variables.set(`${nodeId} out`, [own]);
    const states = layer.states.length > 1 ? layer.states : ['state'];
    if (givesState) {
      variables.set(
        `${nodeId} state`,
        states.map((state) => claim(`${own}_${state}`)),
      );
    }
  }
  const outputs = new Map(plan.outputs.map(({ nodeId, name }) => [nodeId, claimNode(name)]));
  return {
    variables: (nodeId, port) => variables.get(`${nodeId} ${port}`) ?? [],
    output: (nodeId) => outputs.get(nodeId) ?? nodeId,
  };
}

/** How the parts of a model are called in the PyTorch code; each name is used once. */
export interface TorchNames {
  /** The attribute and the variable of a node: its layer's name, or one like it where Python needs another. */
  node(nodeId: string): string;
  /** A further name for a node, such as that of its mask. */
  further(nodeId: string, suffix: string): string;
}

/** Names for everything that a model's PyTorch code may have to call by name. */
export function torchNames(plan: Pick<ModelPlan, 'inputs' | 'steps'>): TorchNames {
  const { taken, claim } = nameGiver(TORCH_WORDS);
  const reserved = new Set(taken);
  const names = new Map(
    [...plan.inputs, ...plan.steps].map(({ nodeId, name }) => [
      nodeId,
      claim(reserved.has(name) ? `${name}_layer` : name),
    ]),
  );
  const further = new Map<string, string>();
  const node = (nodeId: string): string => {
    const name = names.get(nodeId);
    if (name === undefined) throw new Error(`node ${nodeId} is not in the model`);
    return name;
  };
  return {
    node,
    further: (nodeId, suffix) => {
      const key = `${nodeId} ${suffix}`;
      const name = further.get(key) ?? claim(`${node(nodeId)}_${suffix}`);
      further.set(key, name);
      return name;
    },
  };
}
