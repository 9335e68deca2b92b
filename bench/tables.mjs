const NO_FIGURE = '–';

/** Columns of times: what is shown, under which engine id. */
const TIME_COLUMNS = [
  { id: 'stock', head: 'stock tfjs-wasm' },
  { id: 'fused-one', head: 'fused, 1 thread' },
  { id: 'fused-all', head: 'fused, all' },
  { id: 'keras', head: 'Keras-CPU' },
  { id: 'torch', head: 'PyTorch-CPU' },
];

const RATIO_COLUMNS = [
  { head: 'stock ÷ fused', over: 'stock', under: 'fused-all' },
  { head: '1 thread ÷ all', over: 'fused-one', under: 'fused-all' },
  { head: 'fused ÷ Keras', over: 'fused-all', under: 'keras' },
  { head: 'fused ÷ PyTorch', over: 'fused-all', under: 'torch' },
];

const VERDICTS = {
  met: 'met',
  missed: 'MISSED',
  notMeasured: 'NOT MEASURED',
  notJudged: 'not judged',
  notRun: 'not run',
};

/**
 * The head and one row a case of milliseconds a training step and their ratios. `nameOf` says what stands in the first
 * column.
 */
export function timeRows(cases, nameOf = fullName) {
  const head = ['case', ...TIME_COLUMNS.map(({ head }) => head), ...RATIO_COLUMNS.map(({ head }) => head)];
  const rows = cases.map((measured) => [
    nameOf(measured),
    ...TIME_COLUMNS.map(({ id }) => timeCell(measured.engines[id])),
    ...RATIO_COLUMNS.map(({ over, under }) => ratioCell(measured.engines[over], measured.engines[under])),
  ]);
  return [head, ...rows];
}

/** The head and one row a target, with what was asked, what was measured and the verdict. */
export function targetRows(targets) {
  const rows = targets.map(({ case: id, what, comparison, bound, value, verdict, reason }) => [
    id,
    what,
    `${comparison === 'atLeast' ? '≥' : '≤'} ${bound}`,
    value === null ? NO_FIGURE : figure(value),
    reason ? `${VERDICTS[verdict]}: ${reason}` : VERDICTS[verdict],
  ]);
  return [['case', 'fused, all threads', 'target', 'measured', 'verdict'], ...rows];
}

/** The rows of figures that stand apart from the cases: `{ what, value, unit, target }`. */
export function appRows(rows) {
  const body = rows.map(({ what, value, unit, target }) => [
    what,
    `${value.toPrecision(3)} ${unit}`,
    target === null ? NO_FIGURE : `≤ ${target} ${unit}${value <= target ? '' : ' MISSED'}`,
  ]);
  return [['what', 'measured', 'target'], ...body];
}

/** Rows as aligned columns for a terminal; the first is the head. Columns named in `right` are numbers. */
export function alignedTable(rows, right = []) {
  const widths = rows[0].map((_, k) => Math.max(...rows.map((row) => row[k].length)));
  const line = (row) =>
    row
      .map((cell, k) => (right.includes(k) ? cell.padStart(widths[k]) : cell.padEnd(widths[k])))
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  return [line(rows[0]), rule, ...rows.slice(1).map(line)].join('\n');
}

/** Rows as a Markdown table, for the README. */
export function markdownTable(rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(rows[0]), line(rows[0].map(() => '---')), ...rows.slice(1).map(line)].join('\n');
}

/** A case's letter and what it is. */
export function fullName({ id, description }) {
  return `${id} · ${description}`;
}

function timeCell(result) {
  if (!result) return NO_FIGURE;
  if (result.status !== 'measured') return result.status;
  const threads = result.threads ? ` (${result.threads}t)` : '';
  return `${figure(result.medianMs)} ms${threads}`;
}

function ratioCell(over, under) {
  if (over?.status !== 'measured' || under?.status !== 'measured') return NO_FIGURE;
  return `${figure(over.medianMs / under.medianMs)}×`;
}

/** Three digits, never in powers of ten. */
function figure(value) {
  return Math.abs(value) >= 1000 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
}
