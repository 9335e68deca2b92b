/** The error of a model or a baseline, and what else is measured of it. */
type Measured = Readonly<{ by: string; error: number }>;

/** What was measured, with the skill of the model, which comes first, over each baseline (Murphy 1988), and the verdict on it. */
export function withSkill<M extends Measured>(measured: readonly M[], power: 1 | 2): object[] {
  return measured.map(({ error, ...figures }, i) => {
    if (i === 0) return { ...figures, skill: null, verdict: verdictOf(error, measured.slice(1)) };
    return { ...figures, skill: 1 - ratioOf(measured[0]!.error, error) ** power };
  });
}

const ratioOf = (own: number, other: number) => (own === 0 && other === 0 ? 1 : own / other);

/** Judges the error of a model beside those of baselines. Differences below 1 % are none. */
function verdictOf(own: number, others: readonly Measured[]): string {
  const [best, ...more] = [...others].sort((a, b) => a.error - b.error);
  const ratio = ratioOf(own, best!.error);
  if (Math.abs(ratio - 1) < 0.01) return `no better than “${best!.by}”`;
  if (ratio < 1) return `better than “${best!.by}”`;
  const beaten = more.find(({ error }) => ratioOf(own, error) <= 0.99);
  return `worse than “${best!.by}”${beaten ? `, better than “${beaten.by}”` : ''}`;
}
