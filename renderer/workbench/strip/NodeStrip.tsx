import { edgeSpec, type GraphEdge, type GraphNode } from '#engine';
import { type CSSProperties, type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import { hueOf } from '../../canvas/families';
import { familyOf } from '../../canvas/graphToFlow';
import { useNodeSummary } from '../../canvas/nodeParams';
import { ShapeLabel } from '../../canvas/ShapeLabel';
import { useCommand } from '../../commands/useCommand';
import { useTexts } from '../../i18n/texts';
import { analysisOf, useNodeProblems } from '../../state/analysis';
import { useDocument } from '../../state/documentStore';
import { clearSelection, select, useSelection } from '../../state/selectionStore';
import { openSidePanel, useFolded } from '../../state/sidePanels';
import { RestoreIcon, WarningIcon } from '../../ui/icons';
import styles from './NodeStrip.module.css';
import { stripOrder } from './stripOrder';

/** The model in one line, in the place of the canvas while the dock is maximized. */
export function NodeStrip() {
  const graph = useDocument((state) => state.project.graph);
  const entries = useMemo(() => stripOrder(graph), [graph]);
  const selected = useSelection((state) => state.nodeIds);
  const list = useRef<HTMLOListElement>(null);
  const { t } = useTexts();
  // One of them is reached by Tab, the others by arrows.
  const inTabOrder = entries.find(({ node }) => selected.includes(node.id)) ?? entries[0];
  const shown = inTabOrder?.node.id;
  useEffect(() => {
    list.current?.querySelector(`[data-node="${CSS.escape(shown ?? '')}"]`)?.scrollIntoView({ inline: 'nearest' });
  }, [shown]);
  return (
    <section className={styles.strip} aria-label={t('canvas.label')} data-testid="node-strip">
      <ol
        ref={list}
        className={styles.nodes}
        onKeyDown={moveFocus}
        // A wheel turns one way on most mice.
        onWheel={({ currentTarget, deltaX, deltaY }) => {
          if (deltaX === 0) currentTarget.scrollLeft += deltaY;
        }}
      >
        {entries.map(({ node, wire }, i) => (
          <li key={node.id}>
            {i > 0 && <Link wire={wire} />}
            <NodeChip node={node} selected={selected.includes(node.id)} inTabOrder={node === inTabOrder?.node} />
          </li>
        ))}
      </ol>
      <BackToCanvas />
    </section>
  );
}

function moveFocus(event: KeyboardEvent<HTMLOListElement>): void {
  const chips = [...event.currentTarget.querySelectorAll<HTMLElement>('button')];
  const at = chips.indexOf(document.activeElement as HTMLElement);
  const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: chips.length - 1 }[event.key];
  const next = to === undefined ? undefined : chips[to];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

interface NodeChipProps {
  readonly node: GraphNode;
  readonly selected: boolean;
  readonly inTabOrder: boolean;
}

/** A node: its hue, its title, its settings. A click shows it in the inspector, another lets go of it. */
function NodeChip({ node, selected, inTabOrder }: NodeChipProps) {
  const { title } = useTexts();
  const summary = useNodeSummary(node);
  const [problem] = useNodeProblems(node.id);
  const over = useFolded('inspector');
  const choose = (): void => {
    if (selected) clearSelection();
    else select([node.id]);
    if (over) openSidePanel('inspector', !selected);
  };
  return (
    <button
      type="button"
      className={styles.chip}
      style={{ '--hue': hueOf(familyOf(node.type)) } as CSSProperties}
      aria-pressed={selected}
      tabIndex={inTabOrder ? 0 : -1}
      title={`${title(node)} · ${summary}`}
      data-node={node.id}
      data-severity={problem?.severity}
      data-testid={`chip-${node.id}`}
      onClick={choose}
    >
      <span className={styles.title}>{title(node)}</span>
      <span className={styles.summary}>{summary}</span>
      {problem && <WarningIcon sizePx={13} />}
    </button>
  );
}

/** What lies between two nodes: the shape that flows from one to the other, or nothing. */
function Link({ wire }: { readonly wire: GraphEdge | null }) {
  const spec = useDocument((state) => wire && edgeSpec(analysisOf(state), wire.from));
  const type = useDocument(({ project }) => project.graph.nodes.find(({ id }) => id === wire?.from.node)?.type);
  if (!wire) return <span className={styles.gap} />;
  return (
    <span
      className={styles.wire}
      style={{ '--hue': hueOf(familyOf(type ?? '')) } as CSSProperties}
      data-state={spec?.state ?? false}
      data-testid={`strip-shape-${wire.id}`}
    >
      {spec && (
        <span className={styles.shape}>
          <ShapeLabel spec={spec} inWords={false} />
        </span>
      )}
    </span>
  );
}

function BackToCanvas() {
  const { label, shortcut, ariaShortcut, run } = useCommand('view.canvas');
  return (
    <button
      type="button"
      className={styles.back}
      aria-label={label}
      aria-keyshortcuts={ariaShortcut}
      title={label}
      data-testid="back-to-canvas"
      onClick={run}
    >
      <RestoreIcon sizePx={14} />
      <span>{label}</span>
      <kbd>{shortcut}</kbd>
    </button>
  );
}
