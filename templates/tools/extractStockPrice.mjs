/** Draws templates/stock-price/data.csv from vega-datasets: every daily row, dates ascending. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sourcePackage } from './sourcePackage.mjs';

const SOURCE_COLUMNS = 'date,open,high,low,close,adjclose,volume';
const OUTPUT = fileURLToPath(new URL('../stock-price/data.csv', import.meta.url));

/**
 * A price to the cent. The index is quoted in cents; the source carries it through 32-bit floats, which leave
 * 1455.219971 for 1455.22. A price further from a whole cent than that is not the data we know.
 */
function cents(text) {
  const price = Number(text);
  const rounded = price.toFixed(2);
  if (!(price > 0) || Math.abs(price - Number(rounded)) > 0.0002) throw new Error(`Not a price in cents: ${text}`);
  return rounded;
}

function row(line) {
  // An index pays no dividend and never splits: its adjusted close equals its close, so that column is left out.
  const [date, open, high, low, close, adjustedClose, volume] = line.split(',');
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) throw new Error(`Not an ISO date: ${date}`);
  if (adjustedClose !== close) throw new Error(`${date}: adjusted close ${adjustedClose} is not the close ${close}`);
  if (!/^[1-9]\d*$/.test(volume)) throw new Error(`${date}: not a volume: ${volume}`);
  return { date, text: [date, cents(open), cents(high), cents(low), cents(close), volume].join(',') };
}

const source = join(sourcePackage('vega-datasets', '3.2.1'), 'data', 'sp500-2000.csv');
const [header, ...lines] = readFileSync(source, 'utf8').trim().split(/\r?\n/);
if (header !== SOURCE_COLUMNS) throw new Error(`Expected the columns ${SOURCE_COLUMNS}; found ${header}`);

const rows = lines.map(row);
rows.forEach(({ date }, i) => {
  if (i > 0 && date <= rows[i - 1].date) throw new Error(`${date} follows ${rows[i - 1].date}: dates must ascend`);
});
writeFileSync(OUTPUT, ['date,open,high,low,close,volume', ...rows.map(({ text }) => text), ''].join('\n'));
console.log(`${rows.length} days, ${rows[0].date} to ${rows.at(-1).date} → ${OUTPUT}`);
