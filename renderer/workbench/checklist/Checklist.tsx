import { useTexts } from '../../i18n/texts';
import { showStartingGraph } from '../../panels/data/showStartingGraph';
import { useDataSignature } from '../../state/analysis';
import { useDocument } from '../../state/documentStore';
import { type ModelNeed, useModelNeeds } from '../../state/modelNeeds';
import { Button } from '../../ui/Button';
import { CheckIcon } from '../../ui/icons';
import styles from './Checklist.module.css';
import { useNeedTexts } from './needTexts';

/**
 * What the model needs, each with its mark and the button that does it: a list on an empty canvas, a bar above a graph in the
 * making. It goes once all of it is there.
 */
export function Checklist() {
  const { t } = useTexts();
  const needs = useModelNeeds();
  const empty = useDocument((state) => state.project.graph.nodes.length === 0);
  if (needs.length === 0) return null;
  return (
    <section
      className={styles.checklist}
      data-empty={empty}
      aria-label={t('checklist.title')}
      data-testid="model-checklist"
    >
      <h2>{t('checklist.title')}</h2>
      <ol>
        {needs.map((need) => (
          <Need key={need.id} need={need} />
        ))}
      </ol>
      {empty && <Hint />}
    </section>
  );
}

function Need({ need: { id, done } }: { readonly need: ModelNeed }) {
  const { t } = useTexts();
  const { label, help, action, run } = useNeedTexts()[id];
  return (
    <li data-done={done} data-testid={`need-${id}`}>
      <span className={styles.mark}>{done && <CheckIcon sizePx={12} />}</span>
      <span className={styles.what}>
        <span className="visuallyHidden">{t(done ? 'checklist.done' : 'checklist.open')}</span>
        <b>{label}</b>
        <small>{help}</small>
      </span>
      {!done && (
        <Button look="compact" data-testid={`do-${id}`} onClick={run}>
          {action}
        </Button>
      )}
    </li>
  );
}

/** The quickest way where the data are chosen, else the other ways to place a layer. */
function Hint() {
  const { t } = useTexts();
  const data = useDataSignature();
  if (!data || data.inputs.length === 0 || data.targets.length === 0) return <p>{t('canvas.emptyHint')}</p>;
  return (
    <p>
      {t('checklist.startHint')}
      <Button look="compact" data-testid="start-from-checklist" onClick={showStartingGraph}>
        {t('panel.data.startGraph')}
      </Button>
    </p>
  );
}
