import type { PythonFramework } from './pythonFramework';
import { pythonModule } from '../../emit/python/pythonText';

/** `forecast.py`: loads the trained model and turns its outputs into the data's own units. */
export function forecastFile(framework: PythonFramework): string {
  return pythonModule(
    '"""Runs the trained model on windows of prepared data."""',
    [...framework.imports, ...(framework.imports.length > 0 ? [''] : []), ...framework.ownImports].join('\n'),
    framework.loadTrained,
    framework.runModel,
    `def forecast(
    model: ${framework.modelType}, prepared: Prepared, starts: np.ndarray
) -> list[tuple[str, np.ndarray]]:
    """Forecasts after the windows that start at these rows.

    For each predicted column its name and windows × HORIZON values in the data's own
    units.
    """
    return decode(prepared, starts, run_model(model, input_windows(prepared, starts)))`,
  );
}
