import { type Problem, refuseWire, wiresReplacedBy } from '#engine';
import { useConnection } from '@xyflow/react';
import { type RefObject, useEffect, useState } from 'react';
import { useTexts } from '../i18n/texts';
import { dataSignatureOf } from '../state/analysis';
import { useDocument } from '../state/documentStore';
import { setCanvas } from './canvasStore';
import { heldEnd } from './graphToFlow';
import styles from './RefusalNote.module.css';
import { wireToNode } from './wiring';

const NOTE_OFFSET_PX = 16;
const NOTE_WIDTH_PX = 260;
/** Of the longest reasons; where there is less room under the pointer, the note stands above it. */
const NOTE_HEIGHT_PX = 110;

interface Refusal {
  readonly x: number;
  readonly y: number;
  readonly above: boolean;
  /** Null where the node has no port for such a wire. */
  readonly problem: Problem | null;
}

/** Beside the pointer while a wire is pulled over a node where it may not end: why not. */
export function RefusalNote({ container }: { readonly container: RefObject<HTMLDivElement | null> }) {
  const held = useConnection((connection) => (connection.inProgress ? connection.fromHandle : null));
  const near = useConnection(({ toHandle }) => toHandle?.nodeId ?? null);
  const nearPort = useConnection(({ toHandle }) => toHandle?.id ?? null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const texts = useTexts();

  useEffect(() => {
    const end = heldEnd(held);
    const clear = (): void => {
      setRefusal(null);
      setCanvas({ wireTarget: null, replacedEdgeId: null });
    };
    if (!held || !end) return clear();
    const onPointerMove = (event: PointerEvent | MouseEvent): void => {
      const under = event.target instanceof Element ? event.target.closest<HTMLElement>('.react-flow__node') : null;
      const nodeId = near ?? under?.dataset.id;
      const box = container.current?.getBoundingClientRect();
      // Over the node it comes from, a wire has only just begun.
      if (nodeId === undefined || nodeId === held.nodeId || !box) return clear();
      const state = useDocument.getState();
      const { graph } = state.project;
      const ports = wireToNode(graph, end, nodeId, near === nodeId ? nearPort : null);
      const problem = ports && refuseWire(graph, dataSignatureOf(state), ports.from, ports.to);
      const fits = ports !== null && !problem;
      const [replaced] = fits ? wiresReplacedBy(graph, ports.to) : [];
      setCanvas({ wireTarget: { nodeId, fits }, replacedEdgeId: replaced?.id ?? null });
      const x = Math.min(event.clientX - box.x + NOTE_OFFSET_PX, box.width - NOTE_WIDTH_PX - NOTE_OFFSET_PX);
      const y = event.clientY - box.y;
      const above = y + NOTE_OFFSET_PX + NOTE_HEIGHT_PX > box.height;
      setRefusal(fits ? null : { x, y: above ? y - NOTE_OFFSET_PX : y + NOTE_OFFSET_PX, above, problem });
    };
    document.addEventListener('pointermove', onPointerMove);
    return () => document.removeEventListener('pointermove', onPointerMove);
  }, [held, near, nearPort, container]);

  if (!refusal) return null;
  const { message, hint } = refusal.problem
    ? texts.problem(refusal.problem)
    : { message: texts.t('wire.noPort'), hint: '' };
  return (
    <div
      className={styles.note}
      style={{ left: refusal.x, top: refusal.y, ...(refusal.above && { transform: 'translateY(-100%)' }) }}
      role="status"
      data-testid="refusal"
    >
      <b>{message}</b> {hint}
    </div>
  );
}
