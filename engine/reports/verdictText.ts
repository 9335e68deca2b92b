import type { PhraseCode } from '../text/phrase';
import type { Writer } from '../text/writer';
import { type Against, FEW_SAMPLES, type Verdict } from './judge';
import type { TargetReport } from './report';

/** Ratios so close to 1 that their percentage would be written as 0. */
const SAME_SHARE = 0.0005;

/** How good the news of a verdict is. */
export type Tone = 'good' | 'neutral' | 'bad';

const TONES: Readonly<Record<Verdict['kind'], Tone>> = {
  better: 'good',
  ...{ equal: 'neutral', undecided: 'neutral', few: 'neutral', unknown: 'neutral' },
  ...{ worse: 'bad', copies: 'bad', mean: 'bad', leaks: 'bad' },
};

/** How good the news of a verdict is. */
export function toneOf({ kind }: Verdict): Tone {
  return TONES[kind];
}

/** The verdict on a target in a sentence, with each measured error and how sure its difference is. */
export function verdictText(
  { verdict, baselines, leaks }: Pick<TargetReport, 'verdict' | 'baselines' | 'leaks'>,
  { phrase, numbers }: Writer,
): string {
  if (verdict.kind === 'unknown') return phrase({ code: 'verdict.unknown' });
  const differences = verdict.against.map(({ baseline: id, measure, ratio, interval }: Against) => {
    const baseline = baselines.find((candidate) => candidate.id === id);
    const values = {
      measure: phrase({ code: `measure.${measure}` }),
      baseline: baseline ? phrase(baseline.name) : id,
      percent: numbers.share(Math.abs(ratio - 1)),
    };
    if (ratio === Infinity) return phrase({ code: 'verdict.perfect', values });
    const how = Math.abs(ratio - 1) < SAME_SHARE ? 'same' : ratio < 1 ? 'lower' : 'higher';
    const said = phrase({ code: `verdict.${how}`, values });
    if (!interval) return said;
    const [to, from] = interval.map((end) => {
      const percent = numbers.share(Math.abs(end - 1));
      return phrase({ code: end < 1 ? 'verdict.lowerBy' : 'verdict.higherBy', values: { percent } });
    }) as [string, string];
    return said + phrase({ code: 'verdict.interval', values: { from, to } });
  });
  const code: PhraseCode = `verdict.${verdict.kind}`;
  const about = { columns: leaks, least: FEW_SAMPLES };
  const values = { verdict: phrase({ code, values: about }), differences };
  return phrase({ code: 'verdict.with', values });
}
