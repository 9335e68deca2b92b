import type { Problem } from '#engine';
import { WarningIcon } from '../../ui/icons';
import { useTexts } from '../../i18n/texts';
import styles from './DataPanel.module.css';

/** What is wrong or noteworthy with the data, errors first. */
export function DataProblems({ problems }: { readonly problems: readonly Problem[] }) {
  const { t, problem: problemText } = useTexts();
  if (problems.length === 0) return null;
  const sorted = [...problems].sort((a, b) => a.severity.localeCompare(b.severity));
  return (
    <ul className={styles.problems} aria-label={t('panel.data.problems')} data-testid="data-problems">
      {sorted.map((problem, i) => {
        const { message, hint } = problemText(problem);
        return (
          <li key={`${problem.code} ${i}`} data-tone={problem.severity}>
            <WarningIcon sizePx={14} />
            <span>
              <b>{message}</b> {hint}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
