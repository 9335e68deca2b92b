import type { ModelPlan } from '../../plan/modelPlan';

/** Words of Python, and names that the generated model uses itself. */
const TAKEN_WORDS =
  'and as assert async await break case class continue def del elif else except finally for from global if import in is ' +
  'lambda match nonlocal not or pass raise return try type while with yield ' +
  'self x mask state torch nn tensor model';

/** What `nn.Module` calls its own members. */
const MODULE_MEMBERS =
  'add_module apply bfloat16 buffers call_super_init children compile cpu cuda double dump_patches eval extra_repr float ' +
  'forward get_buffer get_extra_state get_parameter get_submodule half ipu load_state_dict modules mtia named_buffers ' +
  'named_children named_modules named_parameters parameters register_backward_hook register_buffer ' +
  'register_forward_hook register_forward_pre_hook register_full_backward_hook register_full_backward_pre_hook ' +
  'register_load_state_dict_post_hook register_load_state_dict_pre_hook register_module register_parameter ' +
  'register_state_dict_post_hook register_state_dict_pre_hook requires_grad_ set_extra_state set_submodule share_memory ' +
  'state_dict to to_empty train training type xpu zero_grad';

const RESERVED: ReadonlySet<string> = new Set(`${TAKEN_WORDS} ${MODULE_MEMBERS}`.split(' '));

/** How the parts of a model are called in the PyTorch code; each name is used once. */
export interface TorchNames {
  /** The attribute and the variable of a node: its layer's name, or one like it where Python needs another. */
  node(nodeId: string): string;
  /** A further name for a node, such as that of its mask. */
  further(nodeId: string, suffix: string): string;
}

/** Names for everything that a model's code may have to call by name. */
export function torchNames(plan: Pick<ModelPlan, 'inputs' | 'steps'>): TorchNames {
  const taken = new Set(RESERVED);
  const names = new Map<string, string>();
  const claim = (wanted: string): string => {
    let name = wanted;
    for (let number = 2; taken.has(name); number++) name = `${wanted}_${number}`;
    taken.add(name);
    return name;
  };
  for (const { nodeId, name } of [...plan.inputs, ...plan.steps]) {
    names.set(nodeId, claim(RESERVED.has(name) ? `${name}_layer` : name));
  }
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
      const known = further.get(key);
      if (known !== undefined) return known;
      const name = claim(`${node(nodeId)}_${suffix}`);
      further.set(key, name);
      return name;
    },
  };
}
