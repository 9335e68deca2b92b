import type { Problem } from '#engine';
import { Button } from '../ui/Button';
import { WarningIcon } from '../ui/icons';
import { useTexts } from '../i18n/texts';
import { fixProblem } from '../canvas/fixProblem';
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
                <Button look="link" className={styles.fix} onClick={() => fixProblem(fix)}>
                  → {texts.phrase(fix.label)}
                </Button>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
