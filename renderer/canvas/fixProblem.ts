import type { ProblemFix } from '#engine';
import { currentTexts } from '../i18n/texts';
import { applyFix } from '../state/editGraph';
import { announce } from '../state/viewStore';

/** Applies the fix of a problem of the graph, and says so. */
export function fixProblem(fix: ProblemFix): void {
  applyFix(fix);
  const texts = currentTexts();
  announce(texts.t('said.fixed', { fix: texts.phrase(fix.label) }));
}
