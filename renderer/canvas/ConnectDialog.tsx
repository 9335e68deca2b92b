import { findLayer, findNode, portPhrase } from '#engine';
import { useMemo } from 'react';
import { Dialog } from '../ui/Dialog';
import styles from '../ui/Dialogs.module.css';
import { useTexts } from '../i18n/texts';
import { useDataSignature } from '../state/analysis';
import { useDocument } from '../state/documentStore';
import { closeDialog } from '../state/viewStore';
import { Swatch } from './Swatch';
import { familyOf } from './graphToFlow';
import { tryConnect } from './useWireDrag';
import { wireChoices } from './wiring';

/** True for the one tensor input of a layer, which needs no name. */
function isOnlyInput(type: string, port: string): boolean {
  const tensors = findLayer(type)?.inputs.filter((input) => input.carries === undefined) ?? [];
  return tensors.length === 1 && tensors[0]?.name === port;
}

/** Wires a node from the keyboard: every node it could lead to, and why not where it could not. */
export function ConnectDialog({ nodeId }: { readonly nodeId: string }) {
  const texts = useTexts();
  const graph = useDocument((state) => state.project.graph);
  const node = findNode(graph, nodeId);
  const data = useDataSignature();
  const choices = useMemo(() => wireChoices(graph, data, nodeId), [graph, data, nodeId]);
  const firstOpen = choices.findIndex((choice) => !choice.refusal);
  return (
    <Dialog
      title={texts.t('connect.title', { node: node ? texts.title(node) : '' })}
      widthPx={460}
      closeLabel={texts.t('dialog.close')}
      testId="connect-dialog"
      onClose={closeDialog}
    >
      {choices.length === 0 && <p className={styles.detail}>{texts.t('connect.nothing')}</p>}
      <ul className={styles.choices}>
        {choices.map((choice, i) => {
          const target = findNode(graph, choice.to.node);
          if (!target) return null;
          return (
            <li key={`${choice.from.port} ${choice.to.node} ${choice.to.port}`}>
              <button
                type="button"
                className={styles.choice}
                aria-disabled={choice.refusal !== null || undefined}
                // At once, as in the command palette: Enter may follow before the dialog has settled.
                autoFocus={i === firstOpen}
                data-autofocus={i === firstOpen || undefined}
                data-testid={`connect-to-${target.id}${isOnlyInput(target.type, choice.to.port) ? '' : `-${choice.to.port}`}`}
                onClick={() => {
                  if (choice.refusal) return;
                  closeDialog();
                  tryConnect(choice);
                }}
              >
                <Swatch family={familyOf(target.type)} />
                <span>
                  {texts.title(target)}
                  {!isOnlyInput(target.type, choice.to.port) && (
                    <span className={styles.reason}> · {texts.phrase(portPhrase(choice.port))}</span>
                  )}
                  {choice.refusal && <span className={styles.reason}> · {texts.problem(choice.refusal).message}</span>}
                  {!choice.refusal && choice.replaces !== null && (
                    <span className={styles.reason}> · {texts.t('connect.replaces', { node: choice.replaces })}</span>
                  )}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}
