import type { CalendarFeature } from '../../../tasks/forecasting/recipe';
import type { ExportPlan } from '../exportPlan';
import { lines, sections } from './sections';

const PHASES: Readonly<Record<CalendarFeature, readonly string[]>> = {
  hourOfDay: ['  hourOfDay: (ms) => ms / DAY_MS - Math.floor(ms / DAY_MS),'],
  dayOfWeek: [
    '  // 1970-01-01 was a Thursday; weeks start on Sunday.',
    '  dayOfWeek: (ms) => ((Math.floor(ms / DAY_MS) + 4) % 7) / 7,',
  ],
  dayOfYear: [
    '  dayOfYear: (ms) => {',
    '    const year = new Date(ms).getUTCFullYear();',
    '    const start = Date.UTC(year, 0, 1);',
    '    return (ms - start) / (Date.UTC(year + 1, 0, 1) - start);',
    '  },',
  ],
};

/** `src/calendar.ts`: the features made from the time column. */
export function calendarFile({ recipe }: ExportPlan): string {
  const usesDays = recipe.calendar.some((feature) => feature !== 'dayOfYear');
  return sections(
    usesDays && 'const DAY_MS = 86_400_000;',
    lines(
      '/** Where a moment stands in each cycle, from 0 to 1. */',
      'const PHASES: Readonly<Record<string, (ms: number) => number>> = {',
      ...recipe.calendar.flatMap((feature) => PHASES[feature]),
      '};',
    ),
    `/**
 * A sine and a cosine column for each cycle, so that its end meets its start. They lie between −1 and 1 and are not
 * scaled any further.
 */
export function calendarColumns(times: Float64Array): Map<string, Float32Array> {
  const columns = new Map<string, Float32Array>();
  for (const [name, phase] of Object.entries(PHASES)) {
    const angles = times.map((ms) => 2 * Math.PI * phase(ms));
    columns.set(\`\${name} sin\`, Float32Array.from(angles, Math.sin));
    columns.set(\`\${name} cos\`, Float32Array.from(angles, Math.cos));
  }
  return columns;
}`,
  );
}
