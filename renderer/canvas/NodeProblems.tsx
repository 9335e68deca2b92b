import type { GraphNode, Problem } from '#engine';
import { useCallback, useState } from 'react';
import { WarningIcon } from '../ui/icons';
import { useTexts } from '../i18n/texts';
import { useNodeProblems } from '../state/analysis';
import { fixProblem } from './fixProblem';
import styles from './NodeProblems.module.css';

/**
 * The mistakes of a node, on the node: a mark, and in words below it. The words are in sight when a click can fix the
 * mistake, and else when the mark is pointed at, so that they cover no other part of a graph in the making. The inspector
 * says them of the selected node in any case.
 */
export function NodeProblems({ node }: { readonly node: GraphNode }) {
  const problems = useNodeProblems(node.id);
  const [pointed, setPointed] = useState(false);
  const { t } = useTexts();
  const first = problems.find((problem) => problem.fix) ?? problems[0];
  if (!first) return null;
  const severity = problems.some((problem) => problem.severity === 'error') ? 'error' : 'warning';
  return (
    <>
      <span
        className={styles.mark}
        data-severity={severity}
        role="img"
        aria-label={t('node.problems', { count: problems.length })}
        data-testid={`problem-mark-${node.id}`}
        onPointerEnter={() => setPointed(true)}
        onPointerLeave={() => setPointed(false)}
      >
        <WarningIcon sizePx={13} />
      </span>
      {(first.fix || pointed) && <Bubble node={node} problem={first} more={problems.length - 1} />}
    </>
  );
}

function Bubble({ node, problem, more }: { node: GraphNode; problem: Problem; more: number }) {
  const texts = useTexts();
  const { message, hint } = texts.problem(problem);
  const { fix } = problem;
  const [above, setAbove] = useState(false);
  const place = useCallback((bubble: HTMLDivElement | null) => {
    const box = bubble?.getBoundingClientRect();
    const view = bubble?.closest('[data-canvas]')?.getBoundingClientRect();
    if (box && view && box.bottom > view.bottom) setAbove(true);
  }, []);
  return (
    <div
      ref={place}
      className={`${styles.bubble} nodrag nopan`}
      data-bubble=""
      data-above={above}
      data-severity={problem.severity}
      data-testid={`problem-${node.id}`}
    >
      <p>
        {message} {!fix && hint}
      </p>
      {fix && (
        <button type="button" className={styles.fix} data-testid={`fix-${node.id}`} onClick={() => fixProblem(fix)}>
          → {texts.phrase(fix.label)}
        </button>
      )}
      {more > 0 && <p className={styles.more}>{texts.t('node.moreProblems', { count: more })}</p>}
    </div>
  );
}
