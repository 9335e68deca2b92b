/** What the Python files that every framework shares need of one of them. */
export interface PythonFramework {
  /** Imports of libraries for `forecast.py`, `numpy as np` among them. */
  readonly imports: readonly string[];
  /** Its imports of the project's own files: from `data` at least Fitted, Prepared, decode and input_windows. */
  readonly ownImports: readonly string[];
  /** The type of a model, such as `keras.Model`. */
  readonly modelType: string;
  /** `def load_trained() -> tuple[<model>, Fitted]`, which exits with a sentence when nothing was trained yet. */
  readonly loadTrained: string;
  /** `def run_model(model, inputs: list[np.ndarray]) -> list[np.ndarray]`: one array for each output, without dropout. */
  readonly runModel: string;
}
