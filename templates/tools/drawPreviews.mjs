/** Writes the `preview` of each template's description.json, the line on its gallery card, from its data.csv. */
import { readFileSync, writeFileSync } from 'node:fs';

const folderOf = (template) => new URL(`../${template}/`, import.meta.url);

/** The rows of a template's data as `[time, value of the column]`, in file order. */
function series(template, column) {
  const [header, ...lines] = readFileSync(new URL('data.csv', folderOf(template)), 'utf8')
    .trim()
    .split('\n');
  const at = header.split(',').indexOf(column);
  if (at < 0) throw new Error(`${template}: no column ${column} in ${header}`);
  return lines.map((line) => line.split(',')).map((cells) => [cells[0], Number(cells[at])]);
}

function writePreview(template, values) {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const preview = values.map((value) => Number(((value - low) / (high - low)).toFixed(3)));
  const file = new URL('description.json', folderOf(template));
  const description = { ...JSON.parse(readFileSync(file, 'utf8')), preview };
  // One line for the numbers: forty lines of them would bury the words above.
  const text = JSON.stringify({ ...description, preview: [] }, null, 2).replace('"preview": []', () => {
    return `"preview": [${preview.join(', ')}]`;
  });
  writeFileSync(file, `${text}\n`);
  console.log(`${template}: ${preview.length} points`);
}

// Twenty years in 41 closes, evenly spaced: the two bear markets, the long rise, the fall of 2020.
const closes = series('stock-price', 'close');
writePreview(
  'stock-price',
  Array.from({ length: 41 }, (_, i) => closes[Math.round((i / 40) * (closes.length - 1))][1]),
);

// Thursday to Sunday in steps of two hours: the daily wave, and the weekend's lower one.
const hours = series('traffic-flow', 'flights').filter(([hour]) => hour >= '2001-05-17' && hour < '2001-05-21');
writePreview(
  'traffic-flow',
  Array.from({ length: hours.length / 2 }, (_, i) => hours[2 * i][1] + hours[2 * i + 1][1]),
);
