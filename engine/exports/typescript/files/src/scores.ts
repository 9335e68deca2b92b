/** Figures with the skill of the model, which comes first, over each baseline (Murphy 1988), and the verdict on it. */
export function withSkill<F extends { by: string }>(all: F[], power: 1 | 2, errorOf: (of: F) => number): object[] {
  const [own, ...others] = all.map((of) => ({ by: of.by, error: errorOf(of) }));
  return all.map((figures, i) => {
    if (i === 0) return { ...figures, skill: null, verdict: verdictOf(own!.error, others) };
    return { ...figures, skill: 1 - ratioOf(own!.error, others[i - 1]!.error) ** power };
  });
}

const ratioOf = (own: number, other: number) => (own === 0 && other === 0 ? 1 : own / other);

/** Judges the error of a model beside those of baselines. Differences below 1 % are none. */
function verdictOf(own: number, others: readonly { by: string; error: number }[]): string {
  const [best, ...more] = [...others].sort((a, b) => a.error - b.error);
  const ratio = ratioOf(own, best!.error);
  if (Math.abs(ratio - 1) < 0.01) return `no better than “${best!.by}”`;
  if (ratio < 1) return `better than “${best!.by}”`;
  const beaten = more.find(({ error }) => ratioOf(own, error) <= 0.99);
  return `worse than “${best!.by}”${beaten ? `, better than “${beaten.by}”` : ''}`;
}
