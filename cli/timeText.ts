const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** Writes moments of a data file as text: as dates where all of them are, with a time of day where not. */
export function timeFormatter(times: Iterable<number>): (ms: number) => string {
  let datesOnly = true;
  let wholeMinutes = true;
  for (const ms of times) {
    datesOnly &&= ms % DAY_MS === 0;
    wholeMinutes &&= ms % MINUTE_MS === 0;
  }
  const length = datesOnly ? 10 : wholeMinutes ? 16 : 19;
  return (ms) => (Number.isFinite(ms) ? new Date(ms).toISOString().slice(0, length).replace('T', ' ') : '');
}
