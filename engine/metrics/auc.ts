import { defineMetric, eachTruth } from './defineMetric';

/** How well probabilities tell a class from all others: 1 is perfect, 0.5 is chance. The mean over the classes (one against the rest). */
export const auc = defineMetric({
  id: 'auc',
  judges: 'classes',
  unit: 'none',
  better: 'higher',
  needsProbabilities: true,
  formula: 'P(p_c of one of class c > p_c of another), equal ones counting half; mean over c',
  reference: 'Hanley and McNeil 1982; the mean over classes after Provost and Domingos 2000, unweighted.',
  start: () => {
    // Ranks need all probabilities: this one keeps them.
    const kept: { readonly truth: number; readonly weight: number; readonly of: readonly number[] }[] = [];
    return {
      add: (batch) => {
        const { classes = 1 } = batch;
        eachTruth(batch, (truth, sample, weight, prediction) => {
          if (truth < 0) return;
          const of = Array.from({ length: classes }, (_, c) => prediction[sample * classes + c] as number);
          kept.push({ truth, weight, of: classes === 1 ? [1 - (of[0] as number), of[0] as number] : of });
        });
      },
      value: () => {
        const classes = kept[0]?.of.length ?? 0;
        // Of two classes either says the same.
        const judged = Array.from({ length: classes === 2 ? 1 : classes }, (_, c) => (classes === 2 ? 1 : c));
        const areas = judged.map((c) =>
          areaOf(kept.map(({ truth, weight, of }) => ({ isOf: truth === c, weight, score: of[c] as number }))),
        );
        const known = areas.filter((area) => !Number.isNaN(area));
        return known.reduce((sum, area) => sum + area, 0) / known.length;
      },
    };
  },
  key: 'auc',
  python: 'area_under_curve(truth, rows)',
  typescript: 'areaUnderCurve(known)',
});

interface Scored {
  readonly isOf: boolean;
  readonly weight: number;
  readonly score: number;
}

/** Rank statistic (Mann and Whitney 1947): NaN where one of both kinds is missing. */
function areaOf(samples: readonly Scored[]): number {
  const sorted = [...samples].sort((a, b) => a.score - b.score);
  let below = 0;
  let wins = 0;
  let positives = 0;
  for (let from = 0; from < sorted.length; ) {
    let to = from;
    let [own, others] = [0, 0];
    while (to < sorted.length && sorted[to]?.score === sorted[from]?.score) {
      const { isOf, weight } = sorted[to++] as Scored;
      if (isOf) own += weight;
      else others += weight;
    }
    wins += own * (below + others / 2);
    positives += own;
    below += others;
    from = to;
  }
  return positives * below === 0 ? Number.NaN : wins / (positives * below);
}
