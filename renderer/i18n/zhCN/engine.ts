import { ENGINE_DATA } from './engineData';
import { ENGINE_GRAPH } from './engineGraph';
import { ENGINE_LAYERS } from './engineLayers';
import { ENGINE_PHRASES } from './enginePhrases';

/** The engine's texts in Chinese, under the keys of `englishMessages()`. */
export const ENGINE: Readonly<Record<string, string>> = {
  ...ENGINE_GRAPH,
  ...ENGINE_DATA,
  ...ENGINE_PHRASES,
  ...ENGINE_LAYERS,
};
