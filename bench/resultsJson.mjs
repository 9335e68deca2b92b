import { rounded } from './medians.mjs';

/** A run as the text of results.json: every figure behind the tables, in digits that a reader of a diff can bear. */
export function resultsJson({ machine, date, rounds, quick, training, rows, notes, ...parts }) {
  const { templates, start, files, code, exports, imports, desktop } = parts;
  const results = {
    date,
    machine,
    rounds,
    quick,
    training: training && { cases: training.cases, targets: training.targets, memory: training.memory },
    rows,
    epochs: templates?.epochs ?? null,
    page: start?.page ?? null,
    files: files?.measured ?? null,
    codeMs: code?.followMs ?? null,
    exportSeconds: exports?.seconds ?? null,
    imports: imports?.measured ?? null,
    windowShownMs: desktop?.shownMs ?? null,
    notes,
  };
  return `${JSON.stringify(results, roundFractions, 2)}\n`;
}

/** Bytes and counts stay whole. */
function roundFractions(_key, value) {
  return typeof value === 'number' && !Number.isInteger(value) ? rounded(value) : value;
}
