import { findNode, type TypeChange } from '#engine';
import { currentTexts } from '../i18n/texts';
import { useDocument } from '../state/documentStore';
import { changeNodeType as change } from '../state/editGraph';
import { notify } from '../state/viewStore';

/** Makes a node one of another type, and says what of it was kept and what was not. */
export function changeNodeType(nodeId: string, type: string): void {
  const node = findNode(useDocument.getState().project.graph, nodeId);
  const changed = change(nodeId, type);
  if (!node || !changed) return;
  const texts = currentTexts();
  const label = texts.layer(type).label;
  const message = texts.t('said.typeChanged', { node: texts.title(node), type: label });
  const { document } = useDocument.getState();
  notify({ tone: 'info', message, hint: whatItCost(changed, node.type, label), undoes: document });
}

function whatItCost({ droppedParams, droppedWires, weights }: TypeChange, before: string, type: string): string {
  const { t, param } = currentTexts();
  const settings = droppedParams.map((name) => param(before, name).label);
  return [
    settings.length > 0 && t('said.typeParams', { type, settings }),
    droppedWires > 0 && t('said.typeWires', { count: droppedWires }),
    weights && t(weights.kept > 0 ? 'said.typeWeights' : 'said.typeNoWeights', { type, ...weights }),
  ]
    .filter(Boolean)
    .join(' ');
}
