import type { PhraseCode } from '../text/phrase';
import type { Writer } from '../text/writer';
import { EQUAL_SHARE, type Verdict } from './judge';
import type { TargetReport } from './report';

/** Ratios so close to 1 that their percentage would be written as 0. */
const SAME_SHARE = 0.0005;

/** How good the news of a verdict is. */
export type Tone = 'good' | 'neutral' | 'bad';

/** How good the news of a verdict is. */
export function toneOf({ kind }: Verdict): Tone {
  if (kind === 'better') return 'good';
  return kind === 'equal' || kind === 'undecided' || kind === 'unknown' ? 'neutral' : 'bad';
}

/** The verdict on a target in a sentence or two, the measured error named. */
export function verdictText(
  { verdict, measure, baselines }: Pick<TargetReport, 'verdict' | 'measure' | 'baselines'>,
  { phrase, numbers }: Writer,
): string {
  if (verdict.kind === 'unknown') return phrase({ code: 'verdict.unknown' });
  const nameOf = (id: string): string => {
    const baseline = baselines.find((candidate) => candidate.id === id);
    return baseline ? phrase(baseline.name) : id;
  };
  const { kind, ratio } = verdict;
  const values = {
    measure: phrase({ code: `measure.${measure}` }),
    baseline: nameOf(verdict.baseline),
    percent: numbers.share(Math.abs(ratio - 1)),
    within: numbers.share(EQUAL_SHARE),
    ...(kind === 'mixed' && {
      beaten: nameOf(verdict.beaten),
      beatenPercent: numbers.share(1 - verdict.beatenRatio),
    }),
  };
  const say = (code: PhraseCode): string => phrase({ code, values });
  if (kind === 'copies') {
    const how = Math.abs(ratio - 1) < SAME_SHARE ? 'same' : ratio < 1 ? 'lower' : 'higher';
    return `${say('verdict.copies')} ${say(ratio === Infinity ? 'verdict.perfect' : `verdict.copies.${how}`)}`;
  }
  return say(ratio === Infinity ? 'verdict.perfect' : `verdict.${kind}`);
}
