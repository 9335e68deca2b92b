import type { ExportPlan } from '../typescript/exportPlan';
import { lines } from '../typescript/files/sections';
import type { PythonFramework } from '../python/pythonFramework';

/** What the shared Python files need of Keras. `needsModelFile` when the saved model names a function of `model.py`. */
export function kerasFramework(plan: ExportPlan, needsModelFile: boolean): PythonFramework {
  const onlyOne = (parts: readonly unknown[]): boolean => parts.length === 1;
  return {
    imports: ['import keras', 'import numpy as np'],
    ownImports: [
      ...(needsModelFile
        ? ['import model as _model  # noqa: F401: registers a function that the saved model names']
        : []),
      'from data import MODEL_FOLDER, Fitted, Prepared, decode, input_windows, load_fitted',
    ],
    modelType: 'keras.Model',
    loadTrained: `def load_trained() -> tuple[keras.Model, Fitted]:
    """The trained model and what its data is prepared with."""
    file = MODEL_FOLDER / "model.keras"
    if not file.exists():
        raise FileNotFoundError("The model is not trained yet. Run: python train.py")
    # Only the forward pass is needed here, not the optimiser and its state.
    return keras.saving.load_model(file, compile=False), load_fitted()`,
    runModel: lines(
      'def run_model(model: keras.Model, inputs: list[np.ndarray]) -> list[np.ndarray]:',
      '    """Runs the model: one array for each of its outputs."""',
      `    ${onlyOne(plan.outputs) ? 'output' : 'outputs'} = model.predict(${onlyOne(plan.inputs) ? 'inputs[0]' : 'inputs'}, batch_size=256, verbose=0)`,
      onlyOne(plan.outputs) ? '    return [output]' : '    return list(outputs)',
    ),
  };
}
