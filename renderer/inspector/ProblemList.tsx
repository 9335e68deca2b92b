import type { Problem } from '#engine';
import controls from '../ui/controls.module.css';
import { WarningIcon } from '../ui/icons';
import { useTexts } from '../i18n/texts';
import { applyFix } from '../state/editGraph';
import { announce } from '../state/viewStore';
import styles from './Inspector.module.css';

/** The problems of a node in full, each with its fix. */
export function ProblemList({ problems }: { readonly problems: readonly Problem[] }) {
  const texts = useTexts();
  return (
    <ul className={styles.problems}>
      {problems.map((problem, i) => {
        const { message, hint } = texts.problem(problem);
        const { fix } = problem;
        return (
          <li key={`${problem.code} ${i}`} data-severity={problem.severity}>
            <WarningIcon sizePx={14} />
            <div>
              <b>{message}</b> {hint}
              {fix && (
                <button
                  type="button"
                  className={`${controls.link} ${styles.fix}`}
                  onClick={() => {
                    applyFix(fix);
                    announce(texts.t('said.fixed', { fix: texts.phrase(fix.label) }));
                  }}
                >
                  → {texts.phrase(fix.label)}
                </button>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
