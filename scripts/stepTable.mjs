const minutes = (elapsedMs) => {
  const seconds = Math.round(elapsedMs / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};

/** A line for each step `{ name, ok, elapsedMs }`, with its minutes and seconds, and one for all of them. */
export function stepTable(steps) {
  const all = {
    name: 'all',
    ok: steps.every(({ ok }) => ok),
    elapsedMs: steps.reduce((sum, step) => sum + step.elapsedMs, 0),
  };
  const rows = [...steps, all].map(({ name, ok, elapsedMs }) => [ok ? 'ok' : 'FAILED', name, minutes(elapsedMs)]);
  const width = (column) => Math.max(...rows.map((row) => row[column].length));
  return rows.map(
    ([verdict, name, time]) => `${verdict.padEnd(width(0))} ${name.padEnd(width(1))} ${time.padStart(width(2))}`,
  );
}
