import { useMemo } from 'react';
import { suggestTask, type Table, type TaskId, TASKS } from '#engine';
import { useTexts } from '../../i18n/texts';
import { useAnalysis, useDataSignature } from '../../state/analysis';
import { useDocument } from '../../state/documentStore';
import { setTask } from '../../state/editProject';
import { Button } from '../../ui/Button';
import { Segments } from '../../ui/Segments';
import { showStartingGraph } from './showStartingGraph';
import styles from './TaskBar.module.css';

/** What the data are used for, and a model to start with where there is none that fits. */
export function TaskBar({ table }: { readonly table: Table }) {
  const { t, phrase } = useTexts();
  const id = useDocument((state) => state.project.task.id);
  const suggested = useMemo(() => suggestTask(table).id, [table]);
  const misfit = useMisfit();
  const choices = Object.fromEntries(TASKS.map((task) => [task.id, phrase({ code: `task.${task.id}` })]));
  return (
    <div className={styles.bar}>
      <h5>{t('panel.data.task')}</h5>
      <Segments
        label={t('panel.data.task')}
        choices={choices as Readonly<Record<TaskId, string>>}
        chosen={id}
        testId="task"
        onChoose={setTask}
      />
      {misfit ? (
        <>
          <span className={styles.misfit}>{t(`panel.data.${misfit}`)}</span>
          <Button look="compact" data-testid="start-graph" onClick={showStartingGraph}>
            {t('panel.data.startGraph')}
          </Button>
        </>
      ) : (
        <span className={styles.hint}>{id === suggested && t('panel.data.taskSuggested')}</span>
      )}
    </div>
  );
}

/** Why the graph is no model for the data and the task: it is empty, or its Inputs or Targets cannot be what they are. */
function useMisfit(): 'emptyGraph' | 'otherGraph' | null {
  const data = useDataSignature();
  const { problems } = useAnalysis();
  const empty = useDocument((state) => state.project.graph.nodes.length === 0);
  if (!data || data.inputs.length === 0 || data.targets.length === 0) return null;
  if (empty) return 'emptyGraph';
  const misfits = problems.some(({ code, severity }) => severity === 'error' && /^(input|target)\./.test(code));
  return misfits ? 'otherGraph' : null;
}
