import { strToU8 } from 'fflate';
import { type ModelExportPlan, planTrainedExport } from '../programs/exportPlan';
import type { Exporter } from '../defineExport';
import { aboutPreprocessing, preprocessingJson } from '../preprocessing';
import { writeKerasFile } from './writeKerasFile';
import { lines, sections } from '../sections';
import { IMPORTED_BACKEND } from '../../project/project';
import { KERAS2_HARD_SIGMOID } from '../../emit/keras/activationNames';
import { usesKeras2HardSigmoid } from '../../emit/keras/kerasCode';
import { toldIn } from '../../plan/toldIn';

/** The trained model as a `.keras` file, and what its data is prepared with. */
export const exportKerasFile: Exporter = async (project, data, { loadHdf5 }) => {
  const exported = planTrainedExport(project, data);
  const { trained, training, model, packageName } = exported;
  const hdf5 = await loadHdf5();
  await hdf5.ready;
  const path = `${packageName}.keras`;
  return [
    { path, bytes: writeKerasFile(model, trained, hdf5, training) },
    { path: 'preprocessing.json', bytes: strToU8(preprocessingJson(exported)) },
    { path: 'README.md', bytes: strToU8(kerasReadme(exported, path)) },
  ];
};

/** `README.md` beside a `.keras` file: how it is opened, and what must be registered first. */
function kerasReadme(exported: ModelExportPlan, file: string): string {
  const { steps } = toldIn(exported.model, 'keras');
  // Keras 3 has no name for this one.
  const registers = steps.some((step) => usesKeras2HardSigmoid(step.layer.keras.layer(step)));
  const [scope, functionName] = KERAS2_HARD_SIGMOID.split('>');
  return sections(
    `# ${exported.title}`,
    'A trained model for Keras 3.',
    lines(
      '```python',
      'import keras',
      registers && '',
      registers && '',
      registers && `@keras.saving.register_keras_serializable(package="${scope}", name="${functionName}")`,
      registers && `def ${functionName}(x):`,
      registers && '    return keras.ops.clip(0.2 * x + 0.5, 0.0, 1.0)',
      registers && '',
      registers && '',
      `model = keras.saving.load_model("${file}")`,
      '```',
    ),
    registers &&
      'The hard sigmoid of this model is that of Keras 2; Keras 3 computes another function under that name. So the model names its own, which must be registered before it is loaded, as above; otherwise Keras says that it cannot find it.',
    `The model is compiled with the loss and the optimizer ${settingsOrigin(exported)} and can be trained on; Keras remarks that the optimizer starts without its former state.`,
    aboutPreprocessing(exported),
  );
}

/** Weights that came from elsewhere may have been trained in another way than the project is set to. */
function settingsOrigin({ trained }: ModelExportPlan): string {
  return trained?.backend === IMPORTED_BACKEND ? 'that it has in Seqloom' : 'of its training';
}
