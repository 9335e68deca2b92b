import type { Phrase } from '../../text/phrase';
import type { TimeSurvey } from './surveyTimes';
import type { TimePattern } from './timePattern';

/** Kinds of dates of which an example is shown. */
const MAX_EXAMPLES = 4;

/** What is said of a column's moments beside the order of day and month. */
export function explainTimes(survey: TimeSurvey, cells: readonly string[], values: Float64Array): Phrase[] {
  const kinds = survey.patterns.map(kindOf);
  const examples = new Map<string, string>();
  let [zoned, unzoned, earliest, latest] = [-1, -1, Number.NaN, Number.NaN];
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number;
    const pattern = survey.patterns[survey.patternOf[row] as number];
    if (!pattern || Number.isNaN(value)) continue;
    const kind = kinds[survey.patternOf[row] as number] as string;
    if (!examples.has(kind)) examples.set(kind, cells[row] as string);
    if (pattern.zone && zoned < 0) zoned = row;
    if (!pattern.zone && unzoned < 0) unzoned = row;
    if (pattern.shortYear) {
      if (!(value >= earliest)) earliest = value;
      if (!(value <= latest)) latest = value;
    }
  }
  const reasons: Phrase[] = [];
  if (examples.size > 1) {
    reasons.push({ code: 'reading.times.mixed', values: { texts: [...examples.values()].slice(0, MAX_EXAMPLES) } });
  }
  if (!Number.isNaN(earliest)) {
    const [from, to] = [new Date(earliest).getUTCFullYear(), new Date(latest).getUTCFullYear()];
    reasons.push({ code: 'reading.times.twoDigitYears', values: { from: String(from), to: String(to) } });
  }
  if (zoned >= 0) {
    const code = unzoned >= 0 ? 'reading.times.someZones' : 'reading.times.zones';
    const values = { text: cells[zoned] as string, other: cells[unzoned] ?? '' };
    reasons.push({ code, values });
  }
  return reasons;
}

/** What makes one way of writing a date another one: its fields, and the sign behind the first of them. */
function kindOf({ text }: TimePattern): string {
  const fields = [...text.matchAll(/\{([YyMDABCNQHKwkj]+)\}/g)].map((match) => match[1]).join('');
  const sign = /\{[YyMDABCNQHKwkj]+\}(?:\{o\})?(.)/.exec(text)?.[1] ?? '';
  return fields + (/[-/.]/.test(sign) ? sign : '');
}
