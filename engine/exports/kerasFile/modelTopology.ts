import { type SavedObject, TFJS_DIALECT } from '../../emit/keras/dialects';
import { kerasConfig } from '../../emit/keras/kerasLayer';
import { MODEL_NAME } from './modelConfig';
import type { SavedLayer, SavedLayers, SavedTensor } from './savedLayers';

/** The version of tf.js whose layers format is written. */
const TFJS_LAYERS = 'tfjs-layers 4.22.0';

/** `modelTopology` of a tf.js LayersModel: always the functional form, which can say everything. */
export function modelTopology(model: SavedLayers): SavedObject {
  const config = {
    name: MODEL_NAME,
    layers: model.layers.map(describe),
    input_layers: model.inputs.map(reference),
    output_layers: model.outputs.map(reference),
  };
  return { class_name: 'Model', config, keras_version: TFJS_LAYERS, backend: 'tensor_flow.js' };
}

function describe({ name, keras, inputs, initialState, output }: SavedLayer): SavedObject {
  if (!keras) {
    const config = { batch_input_shape: [null, ...output.shape], dtype: output.dtype, sparse: false, name };
    return { name, ...TFJS_DIALECT.layer('InputLayer', config), inbound_nodes: [] };
  }
  const config = kerasConfig(keras, name, TFJS_DIALECT);
  // A recurrent layer takes its first state as further inputs.
  const node = [...inputs, ...initialState].map((tensor) => [...reference(tensor), {}]);
  return { name, ...TFJS_DIALECT.layer(keras.className, config), inbound_nodes: [node] };
}

const reference = ({ layer, output }: SavedTensor): readonly [string, number, number] => [layer, 0, output];
