import { rounded } from './medians.mjs';

/** A run as the text of results.json: every figure behind the tables, in digits that a reader of a diff can bear. */
export function resultsJson({ machine, date, rounds, quick, training, templates, start, files, desktop, notes }) {
  const results = {
    date,
    machine,
    rounds,
    quick,
    training: training && { cases: training.cases, targets: training.targets, memory: training.memory },
    rows: [...(templates?.rows ?? []), ...(start?.rows ?? []), ...(files?.rows ?? []), ...(desktop?.rows ?? [])],
    epochs: templates?.epochs ?? null,
    page: start?.page ?? null,
    files: files?.measured ?? null,
    windowShownMs: desktop?.shownMs ?? null,
    notes,
  };
  return `${JSON.stringify(results, roundFractions, 2)}\n`;
}

/** Bytes and counts stay whole. */
function roundFractions(_key, value) {
  return typeof value === 'number' && !Number.isInteger(value) ? rounded(value) : value;
}
