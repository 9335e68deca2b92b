import type { DataRecipe } from '#engine';
import type { TaskView } from '../taskView';
import { ColumnTable } from './ColumnTable';
import { importForecastChart } from './lazyForecastChart';
import { LiveForecast } from './LiveForecast';
import { PredictionView } from './PredictionView';
import { WindowSettings } from './WindowSettings';

/** What only forecasting shows. */
export const FORECASTING_VIEW: TaskView<DataRecipe> = {
  Columns: ColumnTable,
  Samples: WindowSettings,
  LiveResult: LiveForecast,
  Predictions: PredictionView,
  preload: importForecastChart,
};
