import { KERAS_DIALECT, type SavedObject } from '../../emit/keras/dialects';
import { kerasConfig } from '../../emit/keras/kerasLayer';
import type { SavedLayer, SavedLayers, SavedTensor } from './savedLayers';

/** The name of every model that Seqloom saves. */
export const MODEL_NAME = 'seqloom';

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
    const config = { ...about, dtype: 'float32', layers: model.layers.map(describe) };
    return { module: 'keras', class_name: 'Sequential', config, registered_name: null };
  }
  const config = {
    ...about,
    layers: model.layers.map((layer) => ({
      ...describe(layer),
      name: layer.name,
      inbound_nodes: layer.keras ? [call(layer)] : [],
    })),
    input_layers: model.inputs.map(reference),
    output_layers: model.outputs.map(reference),
  };
  return { module: 'keras.src.models.functional', class_name: 'Functional', config, registered_name: 'Functional' };
}

function describe({ name, keras, output }: SavedLayer): SavedObject {
  if (!keras) {
    const { shape, dtype } = output;
    const config = { batch_shape: [null, ...shape], dtype, sparse: false, name };
    return KERAS_DIALECT.layer('InputLayer', config);
  }
  return KERAS_DIALECT.layer(keras.className, kerasConfig(keras, name, KERAS_DIALECT));
}

const reference = ({ layer, output }: SavedTensor): readonly unknown[] => [layer, 0, output];

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
