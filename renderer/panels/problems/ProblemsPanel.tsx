import { findNode } from '#engine';
import { Button } from '../../ui/Button';
import { CheckIcon, WarningIcon } from '../../ui/icons';
import { canvasHandle } from '../../canvas/canvasHandle';
import { useTexts } from '../../i18n/texts';
import { useDocument } from '../../state/documentStore';
import { useModelNeeds } from '../../state/modelNeeds';
import { select } from '../../state/selectionStore';
import { fixProblem } from '../../canvas/fixProblem';
import { type FoundProblem, useAllProblems } from './allProblems';
import styles from './ProblemsPanel.module.css';

/** Everything that is wrong or worth knowing, with the way there and its fix. */
export function ProblemsPanel() {
  const found = useAllProblems();
  const open = useModelNeeds().length > 0;
  const { t } = useTexts();
  if (found.length === 0) {
    return (
      <p className={styles.none} data-testid="no-problems">
        {open ? (
          t('problems.notYet')
        ) : (
          <>
            <CheckIcon /> {t('problems.none')}
          </>
        )}
      </p>
    );
  }
  return (
    <ul className={styles.list} aria-label={t('dock.problems')}>
      {found.map(({ source, problem }, i) => (
        <ProblemRow key={`${source}-${problem.code}-${problem.nodeId ?? ''}-${i}`} source={source} problem={problem} />
      ))}
    </ul>
  );
}

function ProblemRow({ source, problem }: FoundProblem) {
  const texts = useTexts();
  const { message, hint } = texts.problem(problem);
  const { nodeId, fix } = problem;
  return (
    <li className={styles.row} data-severity={problem.severity} data-testid="problem" data-code={problem.code}>
      <WarningIcon />
      <span className="visuallyHidden">{texts.t(`severity.${problem.severity}`)}</span>
      <span className={styles.place}>
        <Place source={source} problem={problem} />
      </span>
      <span className={styles.text}>
        <b>{message}</b> {hint}
      </span>
      {fix && (
        <Button data-testid="apply-fix" onClick={() => fixProblem(fix)}>
          {texts.phrase(fix.label)}
        </Button>
      )}
      {nodeId !== undefined && (
        <Button look="link" onClick={() => goTo(nodeId)}>
          {texts.t('problems.show')}
        </Button>
      )}
    </li>
  );
}

function Place({ source, problem }: FoundProblem) {
  const node = useDocument(({ project }) => findNode(project.graph, problem.nodeId ?? ''));
  const { t, title } = useTexts();
  return node ? title(node) : t(`problems.source.${source}`);
}

function goTo(nodeId: string): void {
  select([nodeId]);
  canvasHandle()?.reveal(nodeId);
}
