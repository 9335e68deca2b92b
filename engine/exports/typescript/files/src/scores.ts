/**
 * Of each measure, of the model and then of each baseline, what its answers cost: sums of errors moment by moment, of
 * squared ones for `rmse`.
 */
type Losses = Readonly<Record<string, readonly (readonly number[])[]>>;
type Ratio = { readonly ratio: number; readonly low: number; readonly high: number };

/**
 * Figures of the model, which comes first, and of baselines; by how much it is better than each, and the verdict on it.
 * `count` samples were asked about, of which `overlap` share an answer.
 */
export function judged<F extends { by: string }>(all: F[], losses: Losses, count: number, overlap = 1): object[] {
  const found = Object.entries(losses).map(([measure, [own, ...others]]) => ({
    measure,
    best: others.reduce((best, sums, i) => (sum(sums) < sum(others[best]!) ? i : best), 0),
    ratios: others.map((other) => compare(own!, other, measure, overlap)),
  }));
  const names = new Set(found.map(({ best }) => all[best + 1]!.by));
  const said = verdictOf(found.map(({ best, ratios }) => ratios[best]!));
  const verdict = `${count < 30 ? 'too few samples to judge against' : said} “${[...names].join(' and ')}”`;
  return all.map((figures, i) => {
    const gainOf = (ratios: readonly Ratio[]) => (i > 0 ? 1 - ratios[i - 1]!.ratio : null);
    const gains = found.map(({ measure, ratios }) => ({ [`${measure} better by`]: gainOf(ratios) }));
    return Object.assign({}, figures, ...gains, i === 0 ? { verdict } : {}) as object;
  });
}

/** Differences below 1 % are none. */
function verdictOf(against: readonly Ratio[]): string {
  const differs = ({ ratio }: Ratio) => Math.abs(ratio - 1) >= 0.01;
  if (against.every((one) => Math.max(one.ratio, one.high) < 1 && differs(one))) return 'better than';
  if (against.every((one) => Math.min(one.ratio, one.low) > 1 && differs(one))) return 'worse than';
  return against.some(differs) ? 'not shown to be better than' : 'no better than';
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** The ratio of two errors and its 95 % interval: percentiles of a circular block bootstrap (Politis and Romano 1992). */
function compare(own: readonly number[], other: readonly number[], measure: string, overlap: number): Ratio {
  const count = own.length;
  const wanted = Math.max(overlap, Math.round(Math.cbrt(count)), Math.ceil(count / 200));
  const block = Math.max(1, Math.min(wanted, Math.floor(count / 5)));
  const ratioOf = (above: number, below: number) =>
    (above === 0 && below === 0 ? 1 : above / below) ** (measure === 'rmse' ? 0.5 : 1);
  let state = 1;
  const drawn = Float64Array.from({ length: 1000 }, () => {
    let [above, below] = [0, 0];
    for (let at = 0; at < count; at++) {
      if (at % block === 0) state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      const place = (Math.floor((state / 2 ** 32) * count) + (at % block)) % count;
      above += own[place]!;
      below += other[place]!;
    }
    return ratioOf(above, below);
  }).sort();
  return { ratio: ratioOf(sum(own), sum(other)), low: drawn[25]!, high: drawn[974]! };
}
