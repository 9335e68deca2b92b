import { lines } from '../../typescript/files/sections';
import type { PythonFramework } from '../../python/pythonFramework';

/** What the Python files that all frameworks share need of PyTorch, for a model of so many outputs. */
export function torchFramework(outputCount: number): PythonFramework {
  return {
    imports: [
      'import sys',
      '',
      'import numpy as np',
      'import torch',
      'from safetensors.torch import load_file',
      'from torch.utils.data import DataLoader, TensorDataset',
    ],
    ownImports: [
      'from data import MODEL_FOLDER, Fitted, Prepared, decode, input_windows, load_fitted',
      'from model import Model',
    ],
    modelType: 'Model',
    loadTrained: LOAD_TRAINED,
    runModel: lines(
      '@torch.no_grad()',
      'def run_model(model: Model, inputs: list[np.ndarray]) -> list[np.ndarray]:',
      '    """One array for each output of the model, without dropout."""',
      '    model.eval()',
      '    windows = TensorDataset(*(torch.from_numpy(x) for x in inputs))',
      '    outputs = [model(*batch) for batch in DataLoader(windows, WINDOWS_AT_ONCE)]',
      outputCount === 1
        ? '    return [torch.cat(outputs).numpy()]'
        : '    return [torch.cat(parts).numpy() for parts in zip(*outputs, strict=True)]',
    ),
  };
}

const LOAD_TRAINED = `WEIGHTS_FILE = MODEL_FOLDER / "model.safetensors"
WINDOWS_AT_ONCE = 256


def load_trained() -> tuple[Model, Fitted]:
    """The trained model, and what its data is prepared with."""
    if not WEIGHTS_FILE.exists():
        sys.exit("The model is not trained yet. Run: python train.py")
    model = Model()
    model.load_state_dict(load_file(WEIGHTS_FILE))
    return model, load_fitted()`;
