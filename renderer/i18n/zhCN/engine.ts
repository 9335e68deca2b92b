import { ENGINE_DATA } from './engineData';
import { ENGINE_EXPORT } from './engineExport';
import { ENGINE_FOREIGN_LAYERS } from './engineForeignLayers';
import { ENGINE_GRAPH } from './engineGraph';
import { ENGINE_IMPORT } from './engineImport';
import { ENGINE_LAYERS } from './engineLayers';
import { ENGINE_NPY } from './engineNpy';
import { ENGINE_ONNX } from './engineOnnx';
import { ENGINE_PHRASES } from './enginePhrases';
import { ENGINE_REPORTS } from './engineReports';
import { ENGINE_SAFETENSORS } from './engineSafetensors';
import { ENGINE_TRAINING } from './engineTraining';

/** The engine's texts in Chinese, under the keys of `englishMessages()`. */
export const ENGINE: Readonly<Record<string, string>> = {
  ...ENGINE_GRAPH,
  ...ENGINE_DATA,
  ...ENGINE_PHRASES,
  ...ENGINE_REPORTS,
  ...ENGINE_LAYERS,
  ...ENGINE_NPY,
  ...ENGINE_ONNX,
  ...ENGINE_SAFETENSORS,
  ...ENGINE_IMPORT,
  ...ENGINE_FOREIGN_LAYERS,
  ...ENGINE_EXPORT,
  ...ENGINE_TRAINING,
};
