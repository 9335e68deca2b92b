/** Counts templates/traffic-flow/data.csv, departures an hour, from the three million flights in vega-datasets. */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { sourcePackage } from './sourcePackage.mjs';

const OUTPUT = fileURLToPath(new URL('../traffic-flow/data.csv', import.meta.url));
const HOUR_MS = 3_600_000;
/** How many flights are decoded at a time; all of them as objects would take gigabytes. */
const ROWS_A_READ = 250_000;
/**
 * The source covers the scheduled departures of January to June 2001. The few rows of 1 July are flights of
 * 30 June that left at midnight; kept, they would pass for an hour with almost no traffic.
 */
const FIRST_HOUR = Date.UTC(2001, 0, 1) / HOUR_MS;
const END_HOUR = Date.UTC(2001, 6, 1) / HOUR_MS;

const folder = sourcePackage('vega-datasets', '3.2.1');
// The parquet reader lies beside the data in the scratch folder: the project itself does not depend on it.
const beside = createRequire(join(folder, 'package.json'));
const load = (name) => import(pathToFileURL(beside.resolve(name)).href);
const { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } = await load('hyparquet');
const { compressors } = await load('hyparquet-compressors');

const file = await asyncBufferFromFile(join(folder, 'data', 'flights-3m.parquet'));
const flightCount = Number((await parquetMetadataAsync(file)).num_rows);
const flightsInHour = new Array(END_HOUR - FIRST_HOUR).fill(0);
let outside = 0;
for (let rowStart = 0; rowStart < flightCount; rowStart += ROWS_A_READ) {
  const rowEnd = Math.min(rowStart + ROWS_A_READ, flightCount);
  const flights = await parquetReadObjects({ file, compressors, columns: ['date'], rowStart, rowEnd });
  for (const { date } of flights) {
    // The time is the airport's own clock without a zone. Read as UTC throughout, no daylight saving disturbs it.
    const hour = Math.floor(date.getTime() / HOUR_MS) - FIRST_HOUR;
    if (flightsInHour[hour] === undefined) outside++;
    else flightsInHour[hour]++;
  }
}

const label = (hour) => new Date((FIRST_HOUR + hour) * HOUR_MS).toISOString().slice(0, 16).replace('T', ' ');
const lines = flightsInHour.map((count, hour) => `${label(hour)},${count}`);
writeFileSync(OUTPUT, ['hour,flights', ...lines, ''].join('\n'));
const empty = flightsInHour.filter((count) => count === 0).length;
console.log(`${lines.length} hours (${empty} without a flight), ${flightCount - outside} flights → ${OUTPUT}`);
console.log(`${outside} of ${flightCount} flights lie outside the span and were left out.`);
