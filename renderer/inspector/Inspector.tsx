import { edgeSpec, findNode, type GraphEdge } from '#engine';
import { memo } from 'react';
import { CommandButton } from '../commands/CommandButton';
import { useTexts } from '../i18n/texts';
import { useDocument } from '../state/documentStore';
import { useSelection } from '../state/selectionStore';
import styles from './Inspector.module.css';
import { ModelInspector } from './ModelInspector';
import { NodeInspector } from './NodeInspector';
import { ShapeLabel } from '../canvas/ShapeLabel';
import { useAnalysis } from '../state/analysis';
import { Figure } from './Figure';
import { describeShape } from './LayerFigures';

/** What is selected, in full; with nothing selected, the model, its data and its training. */
export const Inspector = memo(function Inspector() {
  const { nodeIds, edgeIds } = useSelection();
  const graph = useDocument((state) => state.project.graph);
  const [nodeId] = nodeIds;
  const [edgeId] = edgeIds;
  const node = nodeId === undefined ? undefined : findNode(graph, nodeId);
  const edge = edgeId === undefined ? undefined : graph.edges.find((candidate) => candidate.id === edgeId);
  let content = <ModelInspector />;
  if (nodeIds.length > 1) content = <SeveralInspector count={nodeIds.length} />;
  else if (node) content = <NodeInspector key={node.id} node={node} />;
  else if (edge) content = <WireInspector edge={edge} />;
  return (
    <div className={styles.inspector} data-testid="inspector">
      {content}
    </div>
  );
});

/** Several nodes: what can be done with all of them. */
function SeveralInspector({ count }: { readonly count: number }) {
  const { t } = useTexts();
  return (
    <section className={styles.section}>
      <h2>{t('count.nodes', { count })}</h2>
      <p>{t('inspector.several')}</p>
      <div className={styles.actions}>
        {['edit.duplicate', 'edit.copy', 'edit.delete'].map((id) => (
          <CommandButton key={id} id={id} />
        ))}
      </div>
    </section>
  );
}

/** One wire: its ends and what flows through it. */
function WireInspector({ edge }: { readonly edge: GraphEdge }) {
  const graph = useDocument((state) => state.project.graph);
  const spec = edgeSpec(useAnalysis(), edge.from);
  const texts = useTexts();
  const { t } = texts;
  const titleOf = (id: string) => {
    const node = findNode(graph, id);
    return node && texts.title(node);
  };
  return (
    <section className={styles.section}>
      <h2>{t('wire.title')}</h2>
      <p>{spec ? <ShapeLabel spec={spec} inWords /> : t('node.shapeUnknown')}</p>
      <dl className={styles.figures}>
        <Figure name={t('wire.from')}>{titleOf(edge.from.node)}</Figure>
        <Figure name={t('wire.to')}>{titleOf(edge.to.node)}</Figure>
        <Figure name={t('wire.shape')}>{describeShape(spec, texts)}</Figure>
      </dl>
      <CommandButton id="edit.delete" className={styles.action} />
    </section>
  );
}
