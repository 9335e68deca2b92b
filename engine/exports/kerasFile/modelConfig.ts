import { type Dialect, KERAS_DIALECT, type SavedObject, TFJS_DIALECT } from '../../emit/keras/dialects';
import { kerasConfig } from '../../emit/keras/kerasLayer';
import type { SavedLayer, SavedLayers, SavedTensor } from './savedLayers';

/** The name of every model that Seqloom saves. */
export const MODEL_NAME = 'seqloom';
/** The version of tf.js whose layers format is written. */
const TFJS_LAYERS = 'tfjs-layers 4.22.0';

/** Whether each layer feeds just the next one, so that Keras calls the model `Sequential`. */
export function isSequential({ layers, inputs, outputs }: SavedLayers): boolean {
  return (
    inputs.length === 1 &&
    outputs.length === 1 &&
    layers.at(-1)?.name === outputs[0]?.layer &&
    layers.every((layer, i) => i === 0 || followsAlone(layer, layers[i - 1]))
  );
}

function followsAlone(layer: SavedLayer, before: SavedLayer | undefined): boolean {
  const [source] = layer.inputs;
  const alone = layer.inputs.length === 1 && layer.initialState.length === 0 && !layer.takesList;
  return alone && source?.layer === before?.name && source?.output === 0;
}

/** `config.json` of Keras 3, but for how the model is compiled. `layers` are in Keras's order. */
export function modelConfig(model: SavedLayers): SavedObject {
  const about = { name: MODEL_NAME, trainable: true };
  if (isSequential(model)) {
    const config = { ...about, dtype: 'float32', layers: model.layers.map((layer) => describe(layer, KERAS_DIALECT)) };
    return { module: 'keras', class_name: 'Sequential', config, registered_name: null };
  }
  const config = {
    ...about,
    layers: model.layers.map((layer) => ({
      ...describe(layer, KERAS_DIALECT),
      name: layer.name,
      inbound_nodes: layer.keras ? [call(layer)] : [],
    })),
    ...ends(model),
  };
  return { module: 'keras.src.models.functional', class_name: 'Functional', config, registered_name: 'Functional' };
}

function describe({ name, keras, output }: SavedLayer, dialect: Dialect): SavedObject {
  if (keras) return dialect.layer(keras.className, kerasConfig(keras, name, dialect));
  const shape = [null, ...output.shape];
  const shaped = dialect.name === 'keras' ? { batch_shape: shape } : { batch_input_shape: shape };
  return dialect.layer('InputLayer', { ...shaped, dtype: output.dtype, sparse: false, name });
}

/** `modelTopology` of a tf.js LayersModel: always the functional form, which can say everything. */
export function modelTopology(model: SavedLayers): SavedObject {
  const layers = model.layers.map((layer) => {
    // A recurrent layer takes its first state as further inputs.
    const node = [...layer.inputs, ...layer.initialState].map((tensor) => [...reference(tensor), {}]);
    return { name: layer.name, ...describe(layer, TFJS_DIALECT), inbound_nodes: layer.keras ? [node] : [] };
  });
  const config = { name: MODEL_NAME, layers, ...ends(model) };
  return { class_name: 'Model', config, keras_version: TFJS_LAYERS, backend: 'tensor_flow.js' };
}

const reference = ({ layer, output }: SavedTensor) => [layer, 0, output] as const;

const ends = ({ inputs, outputs }: SavedLayers) => ({
  input_layers: inputs.map(reference),
  output_layers: outputs.map(reference),
});

/** How a layer is called: what Keras keeps of the tensors that it is given. */
function call({ inputs, takesList, initialState }: SavedLayer): SavedObject {
  const tensors = inputs.map(tensor);
  return {
    args: takesList ? [tensors] : tensors,
    kwargs: initialState.length > 0 ? { initial_state: initialState.map(tensor) } : {},
  };
}

function tensor(source: SavedTensor): SavedObject {
  const { shape, dtype } = source;
  return {
    class_name: '__keras_tensor__',
    config: { shape: [null, ...shape], dtype, keras_history: reference(source) },
  };
}
