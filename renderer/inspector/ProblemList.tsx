import type { ComponentProps } from 'react';
import type { Problem } from '#engine';
import { fixProblem } from '../canvas/fixProblem';
import { useTexts } from '../i18n/texts';
import { Button } from '../ui/Button';
import { WarningIcon } from '../ui/icons';
import styles from './ProblemList.module.css';

interface ProblemListProps extends ComponentProps<'ul'> {
  readonly problems: readonly Problem[];
}

/** Problems in full, each with its fix. */
export function ProblemList({ problems, className = '', ...props }: ProblemListProps) {
  const texts = useTexts();
  return (
    <ul className={`${styles.problems} ${className}`} {...props}>
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
