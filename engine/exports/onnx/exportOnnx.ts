import { strToU8 } from 'fflate';
import { type ModelExportPlan, planTrainedExport } from '../programs/exportPlan';
import type { Exporter } from '../defineExport';
import { preprocessingJson } from '../preprocessing';
import { onnxModel } from './onnxModel';

/** The key in the metadata of the model under which its preprocessing stands, as in `preprocessing.json`. */
const PREPROCESSING_KEY = 'preprocessing';

/** The trained model as an `.onnx` file, and what its data is prepared with: inside the file, and beside it to be read. */
export const exportOnnx: Exporter = (project, data, { versions }) => {
  const exported = planTrainedExport(project, data);
  const { trained, model, packageName } = exported;
  const preprocessing = preprocessingJson(exported);
  const bytes = onnxModel(model, trained, {
    name: project.name,
    description: describe(exported),
    version: versions.seqloom,
    metadata: { [PREPROCESSING_KEY]: preprocessing, parameters: String(model.parameterCount) },
  });
  return [
    { path: `${packageName}.onnx`, bytes },
    { path: 'preprocessing.json', bytes: strToU8(preprocessing) },
  ];
};

function describe({ does, hasStandIns, signature }: ModelExportPlan): string {
  if (hasStandIns) {
    return `Reads windows of ${signature.inputs[0]?.shape[0]} timesteps. The model was made elsewhere; how its inputs are to be prepared is not known.`;
  }
  const said = does((column) => column);
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}. Inputs and outputs are scaled: “${PREPROCESSING_KEY}” in the metadata says how.`;
}
