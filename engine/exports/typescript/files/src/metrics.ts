import { mean } from './numbers.js';

/** The number of a class, and the probabilities of all classes. */
type Known = Readonly<{ k: number; row: readonly number[] }>;

/**
 * How right numbers of classes are; -1 stands for a class without a number. Means over classes are of those that occur.
 * `rows` are the probabilities of all, or of the second of two.
 */
export function classFigures(
  truth: readonly number[],
  guess: readonly number[],
  rows?: readonly (readonly number[])[],
) {
  const classes = [...new Set([...truth, ...guess])].filter((k) => k >= 0);
  const counts = classes.map((k) => ({
    right: truth.filter((own, i) => own === k && guess[i] === k).length,
    called: guess.filter((own) => own === k).length,
    actual: truth.filter((own) => own === k).length,
  }));
  const overClasses = (of: (counts: { right: number; called: number; actual: number }) => number) =>
    mean(counts.map(of));
  const figures = {
    // seqloom: insert classMetrics
    accuracy: mean(truth.map((k, i) => Number(k >= 0 && guess[i] === k))),
    macroF1: overClasses(({ right, called, actual }) => (2 * right) / (called + actual)),
    // seqloom: end
  };
  if (!rows) return figures;
  const known = truth.flatMap((k, i): Known[] => {
    const row = rows[i]!;
    return k < 0 ? [] : [{ k, row: row.length === 1 ? [1 - row[0]!, row[0]!] : row }];
  });
  return {
    ...figures,
    // seqloom: insert probabilityMetrics
    auc: areaUnderCurve(known),
    top5: shareAmong(known, 5),
    perplexity: Math.exp(-mean(known.map(({ k, row }) => Math.log(Math.max(1e-7, row[k]!))))),
    // seqloom: end
  };
}

/** The area under the ROC curve of each class against the others, from ranks (Mann and Whitney 1947): their mean. */
function areaUnderCurve(known: readonly Known[]): number {
  const areas = (known[0]?.row ?? []).map((_, c) => {
    const sorted = known.map(({ k, row }) => ({ isOwn: k === c, p: row[c]! })).sort((a, b) => a.p - b.p);
    const own = sorted.filter(({ isOwn }) => isOwn).length;
    let [wins, below] = [0, 0];
    for (let from = 0, to = 0; from < sorted.length; from = to) {
      while (sorted[to]?.p === sorted[from]!.p) to++;
      const equal = sorted.slice(from, to).filter(({ isOwn }) => isOwn).length;
      wins += equal * (below + (to - from - equal) / 2);
      below += to - from - equal;
    }
    return wins / (own * (sorted.length - own));
  });
  return mean(areas.filter((area) => !Number.isNaN(area)));
}

/** The share of answers whose class is among the most probable ones. */
function shareAmong(known: readonly Known[], most: number): number {
  if ((known[0]?.row.length ?? 0) <= most) return Number.NaN;
  const ahead = ({ k, row }: Known) => row.filter((p, c) => p > row[k]! || (p === row[k] && c < k)).length;
  return mean(known.map((one) => Number(ahead(one) < most)));
}
