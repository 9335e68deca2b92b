import { useReactFlow } from '@xyflow/react';
import { type FocusEvent, type HTMLAttributes, type KeyboardEvent, type MouseEvent, useMemo } from 'react';
import { typesText } from '../ui/typesText';
import { sealChange, useDocument } from '../state/documentStore';
import { moveNodes } from '../state/editGraph';
import { clearSelection, select, useSelection } from '../state/selectionStore';
import { setRenamingNode } from '../state/viewStore';
import { setCanvas } from './canvasStore';

const STEPS: Readonly<Record<string, { readonly x: number; readonly y: number }>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};
const STEP_PX = 10;
const LONG_STEP_PX = 50;

/** The canvas from the keyboard, and its double click: moving, selecting what has the focus, adding a node. */
export function useCanvasKeys(): HTMLAttributes<HTMLDivElement> {
  const { screenToFlowPosition } = useReactFlow();
  return useMemo(
    () => ({
      onKeyDown,
      onKeyUp: (event: KeyboardEvent) => {
        if (STEPS[event.key]) sealChange();
      },
      onFocus,
      onDoubleClick: (event: MouseEvent) => {
        const target = event.target as HTMLElement;
        const node = target.closest<HTMLElement>('.react-flow__node');
        if (node?.dataset.id !== undefined) {
          if (!typesText(target) && !target.closest('button')) setRenamingNode(node.dataset.id);
        } else if (target.classList.contains('react-flow__pane')) {
          const { clientX, clientY } = event;
          setCanvas({ addMenu: { place: { clientX, clientY, ...screenToFlowPosition({ x: clientX, y: clientY }) } } });
        }
      },
    }),
    [screenToFlowPosition],
  );
}

function onKeyDown(event: KeyboardEvent): void {
  if (typesText(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
  const step = STEPS[event.key];
  const { nodeIds } = useSelection.getState();
  if (step && nodeIds.length > 0) {
    event.preventDefault();
    const { layout } = useDocument.getState().project;
    const px = event.shiftKey ? LONG_STEP_PX : STEP_PX;
    const places = nodeIds.map((id) => {
      const at = layout[id] ?? { x: 0, y: 0 };
      return [id, { x: at.x + step.x * px, y: at.y + step.y * px }] as const;
    });
    moveNodes(Object.fromEntries(places), `arrows ${nodeIds.join(' ')}`);
  } else if (event.key === 'Escape') {
    clearSelection();
  } else if (event.key === ' ') {
    const part = partOf(event.target);
    if (!part || (event.target as HTMLElement).closest('button')) return;
    event.preventDefault();
    choose(part);
  }
}

/** Moving the focus with the keyboard selects, so that what is announced is what commands act on. */
function onFocus(event: FocusEvent): void {
  if (!(event.target instanceof Element) || !event.target.matches(':focus-visible')) return;
  const part = event.target.matches('.react-flow__node, .react-flow__edge') ? partOf(event.target) : null;
  if (part) choose(part);
}

interface Part {
  readonly kind: 'node' | 'edge';
  readonly id: string;
}

function partOf(target: EventTarget): Part | null {
  if (!(target instanceof Element)) return null;
  const node = target.closest('.react-flow__node')?.getAttribute('data-id');
  if (node != null) return { kind: 'node', id: node };
  const edge = target.closest('.react-flow__edge')?.getAttribute('data-id');
  return edge == null ? null : { kind: 'edge', id: edge };
}

function choose({ kind, id }: Part): void {
  if (kind === 'node') select([id]);
  else select([], [id]);
}
