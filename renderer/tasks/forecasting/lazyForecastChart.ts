import { lazy } from 'react';

/** Fetches the chart. */
export const importForecastChart = () => import('./ForecastChart');

/** The chart, fetched when it is first drawn: the panel around it is there before. */
export const ForecastChart = lazy(async () => ({ default: (await importForecastChart()).ForecastChart }));
