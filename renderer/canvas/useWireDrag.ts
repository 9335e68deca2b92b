import { findNode, refuseWire, wiresReplacedBy } from '#engine';
import { type EdgeChange, type ReactFlowProps, useReactFlow } from '@xyflow/react';
import { useMemo } from 'react';
import { currentTexts } from '../i18n/texts';
import { dataSignatureOf } from '../state/analysis';
import { useDocument } from '../state/documentStore';
import { connectPorts } from '../state/editGraph';
import { select, useSelection } from '../state/selectionStore';
import { announce, notify } from '../state/viewStore';
import { setCanvas } from './canvasStore';
import { afterChoices, type FlowEdge, type FlowNode, heldEnd, toPorts } from './graphToFlow';
import { type WireEnds, wireToNode } from './wiring';

type WireProps = Pick<
  ReactFlowProps<FlowNode, FlowEdge>,
  'onConnect' | 'onConnectEnd' | 'isValidConnection' | 'onEdgesChange'
>;

/** Draws the wire, or says why not. */
export function tryConnect({ from, to }: WireEnds): boolean {
  const state = useDocument.getState();
  const refusal = refuseWire(state.project.graph, dataSignatureOf(state), from, to);
  const texts = currentTexts();
  if (refusal) {
    notify({ tone: 'error', ...texts.problem(refusal) });
    return false;
  }
  const nameOf = (id: string): string => {
    const node = findNode(state.project.graph, id);
    return node ? texts.title(node) : id;
  };
  const [replaced] = wiresReplacedBy(state.project.graph, to);
  connectPorts(from, to);
  const names = { from: nameOf(from.node), to: nameOf(to.node) };
  if (replaced) announce(texts.t('said.replaced', { ...names, before: nameOf(replaced.from.node) }));
  else announce(texts.t('said.connected', names));
  return true;
}

/** Pulling wires: onto a port, onto a node, or onto the empty canvas, where a menu offers what fits. */
export function useWireDrag(): WireProps {
  const { screenToFlowPosition } = useReactFlow();
  return useMemo(() => {
    const onConnectEnd: WireProps['onConnectEnd'] = (event, state) => {
      setCanvas({ wireTarget: null, replacedEdgeId: null });
      const end = heldEnd(state.fromHandle);
      // A valid end was wired by onConnect already.
      if (!end || state.isValid) return;
      const { clientX, clientY } =
        'changedTouches' in event ? (event.changedTouches[0] ?? { clientX: 0, clientY: 0 }) : event;
      const under = document.elementFromPoint(clientX, clientY);
      const nodeId = state.toHandle?.nodeId ?? under?.closest<HTMLElement>('.react-flow__node')?.dataset.id;
      if (nodeId !== undefined) {
        if (nodeId === state.fromHandle?.nodeId && !state.toHandle) return;
        const ports = wireToNode(useDocument.getState().project.graph, end, nodeId);
        if (ports) tryConnect(ports);
        else notify({ tone: 'error', message: currentTexts().t('wire.noPort') });
      } else if (under?.closest('.react-flow__pane')) {
        const { x, y } = screenToFlowPosition({ x: clientX, y: clientY });
        setCanvas({ addMenu: { place: { clientX, clientY, x, y }, ...end } });
      }
    };
    return {
      onConnectEnd,
      onConnect: (connection) => {
        const ports = toPorts(connection);
        if (ports) tryConnect(ports);
      },
      isValidConnection: (connection) => {
        const ports = toPorts(connection);
        const state = useDocument.getState();
        return ports !== null && !refuseWire(state.project.graph, dataSignatureOf(state), ports.from, ports.to);
      },
      onEdgesChange: chooseEdges,
    };
  }, [screenToFlowPosition]);
}

function chooseEdges(changes: EdgeChange<FlowEdge>[]): void {
  const { nodeIds, edgeIds } = useSelection.getState();
  const chosen = afterChoices(edgeIds, changes);
  if (chosen) select(nodeIds, chosen);
}
