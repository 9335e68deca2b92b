import { findNode, interchangeable } from '#engine';
import { useTexts } from '../i18n/texts';
import { useDocument } from '../state/documentStore';
import { closeDialog } from '../state/viewStore';
import { Dialog } from '../ui/Dialog';
import styles from '../ui/Dialogs.module.css';
import { changeNodeType } from './changeNodeType';
import { Swatch } from './Swatch';

/** Changes the type of a node from the keyboard: every layer that can take its place. */
export function TypeDialog({ nodeId }: { readonly nodeId: string }) {
  const { t, layer, title } = useTexts();
  const node = useDocument((state) => findNode(state.project.graph, nodeId));
  return (
    <Dialog
      title={t('changeType.title', { node: node ? title(node) : '' })}
      widthPx={460}
      closeLabel={t('dialog.close')}
      testId="type-dialog"
      onClose={closeDialog}
    >
      <ul className={styles.choices}>
        {interchangeable(node?.type ?? '').map(({ type, family }, i) => (
          <li key={type}>
            <button
              type="button"
              className={styles.choice}
              autoFocus={i === 0}
              data-autofocus={i === 0 || undefined}
              data-testid={`type-${type}`}
              onClick={() => {
                closeDialog();
                changeNodeType(nodeId, type);
              }}
            >
              <Swatch family={family} />
              <span>
                {layer(type).label} <span className={styles.reason}>· {layer(type).help}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
