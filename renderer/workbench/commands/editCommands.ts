import { findNode, interchangeable } from '#engine';
import { copySelection, cutSelection, duplicateSelection, hasClip, pasteClip } from '../../canvas/clipboard';
import { canvasHandle } from '../../canvas/canvasHandle';
import { currentTexts } from '../../i18n/texts';
import { analysisOf } from '../../state/analysis';
import { redo, undo, useDocument } from '../../state/documentStore';
import { removeParts, tidy } from '../../state/editGraph';
import { select, useSelection } from '../../state/selectionStore';
import { announce, notify, openDialog, setRenamingNode } from '../../state/viewStore';
import type { Command } from '../../commands/command';

const nodesSelected = (): boolean => useSelection.getState().nodeIds.length > 0;

/** The selected node, when it is the only one. */
const onlyNode = (): string | undefined => {
  const { nodeIds } = useSelection.getState();
  return nodeIds.length === 1 ? nodeIds[0] : undefined;
};

function travel(step: typeof undo, said: 'said.undone' | 'said.redone'): void {
  const entry = step();
  if (!entry) return;
  const { t } = currentTexts();
  announce(t(said, { change: t(`change.${entry.label}`) }));
}

type Clipping = 'cut' | 'copy' | 'paste';
function clipboardCommand(what: Clipping, key: string, enabled: () => boolean, run: () => void): Command {
  return { id: `edit.${what}`, label: `command.${what}`, shortcuts: [key], scope: 'system', enabled, run };
}

function removeSelection(): void {
  const { nodeIds, edgeIds } = useSelection.getState();
  const before = useDocument.getState().project.graph;
  removeParts(nodeIds, edgeIds);
  const { edges } = useDocument.getState().project.graph;
  const joined = edges.filter((edge) => !before.edges.includes(edge)).length;
  const count = nodeIds.length + edgeIds.length;
  const { document } = useDocument.getState();
  const message = currentTexts().t(joined > 0 ? 'said.removedJoined' : 'said.removed', { count, joined });
  notify({ tone: 'info', message, undoes: document });
}

/** Changes to the graph and its selection. */
export const EDIT_COMMANDS: readonly Command[] = [
  {
    id: 'edit.undo',
    label: 'command.undo',
    shortcuts: ['Mod+Z'],
    enabled: () => useDocument.getState().history.past.length > 0,
    run: () => travel(undo, 'said.undone'),
  },
  {
    id: 'edit.redo',
    label: 'command.redo',
    shortcuts: ['Mod+Shift+Z', 'Mod+Y'],
    enabled: () => useDocument.getState().history.future.length > 0,
    run: () => travel(redo, 'said.redone'),
  },
  clipboardCommand('cut', 'Mod+X', nodesSelected, () => void cutSelection()),
  clipboardCommand('copy', 'Mod+C', nodesSelected, () => void copySelection()),
  clipboardCommand('paste', 'Mod+V', hasClip, () => pasteClip()),
  {
    id: 'edit.duplicate',
    label: 'command.duplicate',
    shortcuts: ['Mod+D'],
    scope: 'canvas',
    enabled: nodesSelected,
    run: duplicateSelection,
  },
  {
    id: 'edit.delete',
    label: 'command.delete',
    shortcuts: ['Delete', 'Backspace'],
    scope: 'canvas',
    enabled: () => nodesSelected() || useSelection.getState().edgeIds.length > 0,
    run: removeSelection,
  },
  {
    id: 'edit.selectAll',
    label: 'command.selectAll',
    shortcuts: ['Mod+A'],
    scope: 'canvas',
    enabled: () => useDocument.getState().project.graph.nodes.length > 0,
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
    shortcuts: ['F2', 'Enter'],
    scope: 'canvas',
    enabled: () => onlyNode() !== undefined,
    run: () => setRenamingNode(onlyNode() ?? null),
  },
  {
    id: 'edit.connect',
    label: 'command.connect',
    shortcuts: ['C'],
    scope: 'canvas',
    enabled: () => onlyNode() !== undefined,
    run: () => {
      const nodeId = onlyNode();
      if (nodeId !== undefined) openDialog({ kind: 'connect', nodeId });
    },
  },
  {
    id: 'edit.changeType',
    label: 'command.changeType',
    enabled: () =>
      interchangeable(findNode(useDocument.getState().project.graph, onlyNode() ?? '')?.type ?? '').length > 0,
    run: () => {
      const nodeId = onlyNode();
      if (nodeId !== undefined) openDialog({ kind: 'changeType', nodeId });
    },
  },
  {
    id: 'edit.tidy',
    label: 'command.tidy',
    shortcuts: ['Shift+T'],
    enabled: () => useDocument.getState().project.graph.nodes.length > 1,
    run: () => {
      const canvas = canvasHandle();
      if (canvas) canvas.showArranged(tidy);
      else tidy();
      announce(currentTexts().t('said.tidied', { count: analysisOf(useDocument.getState()).nodes.size }));
    },
  },
];
