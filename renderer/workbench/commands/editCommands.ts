import { copySelection, cutSelection, duplicateSelection, hasClip, pasteClip } from '../../canvas/clipboard';
import { canvasHandle } from '../../canvas/canvasHandle';
import { currentTexts } from '../../i18n/texts';
import { analysisOf } from '../../state/analysis';
import { redo, undo, useDocument } from '../../state/documentStore';
import { removeParts, tidy } from '../../state/editGraph';
import { select, useSelection } from '../../state/selectionStore';
import { announce, openDialog, setRenamingNode } from '../../state/viewStore';
import type { Command } from '../../commands/command';
import { inStudio } from '../../commands/conditions';

const nodesSelected = (): boolean => inStudio() && useSelection.getState().nodeIds.length > 0;

/** The selected node, when it is the only one. */
const onlyNode = (): string | undefined => {
  const { nodeIds } = useSelection.getState();
  return inStudio() && nodeIds.length === 1 ? nodeIds[0] : undefined;
};

function travel(step: typeof undo, said: 'said.undone' | 'said.redone'): void {
  const entry = step();
  if (!entry) return;
  const { t } = currentTexts();
  announce(t(said, { change: t(`change.${entry.label}`) }));
}

function removeSelection(): void {
  const { nodeIds, edgeIds } = useSelection.getState();
  removeParts(nodeIds, edgeIds);
  announce(currentTexts().t('said.removed', { count: nodeIds.length + edgeIds.length }));
}

/** Changes to the graph and its selection. */
export const EDIT_COMMANDS: readonly Command[] = [
  {
    id: 'edit.undo',
    label: 'command.undo',
    group: 'edit',
    shortcuts: ['Mod+Z'],
    enabled: () => inStudio() && useDocument.getState().history.past.length > 0,
    run: () => travel(undo, 'said.undone'),
  },
  {
    id: 'edit.redo',
    label: 'command.redo',
    group: 'edit',
    shortcuts: ['Mod+Shift+Z', 'Mod+Y'],
    enabled: () => inStudio() && useDocument.getState().history.future.length > 0,
    run: () => travel(redo, 'said.redone'),
  },
  {
    id: 'edit.cut',
    label: 'command.cut',
    group: 'edit',
    shortcuts: ['Mod+X'],
    scope: 'system',
    enabled: nodesSelected,
    run: () => void cutSelection(),
  },
  {
    id: 'edit.copy',
    label: 'command.copy',
    group: 'edit',
    shortcuts: ['Mod+C'],
    scope: 'system',
    enabled: nodesSelected,
    run: () => void copySelection(),
  },
  {
    id: 'edit.paste',
    label: 'command.paste',
    group: 'edit',
    shortcuts: ['Mod+V'],
    scope: 'system',
    enabled: () => inStudio() && hasClip(),
    run: () => pasteClip(),
  },
  {
    id: 'edit.duplicate',
    label: 'command.duplicate',
    group: 'edit',
    shortcuts: ['Mod+D'],
    scope: 'canvas',
    enabled: nodesSelected,
    run: duplicateSelection,
  },
  {
    id: 'edit.delete',
    label: 'command.delete',
    group: 'edit',
    shortcuts: ['Delete', 'Backspace'],
    scope: 'canvas',
    enabled: () => nodesSelected() || (inStudio() && useSelection.getState().edgeIds.length > 0),
    run: removeSelection,
  },
  {
    id: 'edit.selectAll',
    label: 'command.selectAll',
    group: 'edit',
    shortcuts: ['Mod+A'],
    scope: 'canvas',
    enabled: () => inStudio() && useDocument.getState().project.graph.nodes.length > 0,
    run: () => {
      const { graph } = useDocument.getState().project;
      select(
        graph.nodes.map((node) => node.id),
        graph.edges.map((edge) => edge.id),
      );
    },
  },
  {
    id: 'edit.rename',
    label: 'command.rename',
    group: 'edit',
    shortcuts: ['F2', 'Enter'],
    scope: 'canvas',
    enabled: () => onlyNode() !== undefined,
    run: () => setRenamingNode(onlyNode() ?? null),
  },
  {
    id: 'edit.connect',
    label: 'command.connect',
    group: 'edit',
    shortcuts: ['C'],
    scope: 'canvas',
    enabled: () => onlyNode() !== undefined,
    run: () => {
      const nodeId = onlyNode();
      if (nodeId !== undefined) openDialog({ kind: 'connect', nodeId });
    },
  },
  {
    id: 'edit.tidy',
    label: 'command.tidy',
    group: 'edit',
    shortcuts: ['Shift+T'],
    scope: 'outsideText',
    enabled: () => inStudio() && useDocument.getState().project.graph.nodes.length > 1,
    run: () => {
      const canvas = canvasHandle();
      if (canvas) canvas.showArranged(tidy);
      else tidy();
      announce(currentTexts().t('said.tidied', { count: analysisOf(useDocument.getState()).nodes.size }));
    },
  },
];
