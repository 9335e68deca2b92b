import { edgeSpec, findNode, type GraphEdge } from '#engine';
import { ShapeLabel } from '../canvas/ShapeLabel';
import { CommandButton } from '../commands/CommandButton';
import { useTexts } from '../i18n/texts';
import { useAnalysis } from '../state/analysis';
import { useDocument } from '../state/documentStore';
import { Figure, Figures } from './Figures';
import styles from './Inspector.module.css';
import { describeShape } from './LayerFigures';

/** One wire: its ends and what flows through it. */
export function WireInspector({ edge }: { readonly edge: GraphEdge }) {
  const graph = useDocument((state) => state.project.graph);
  const spec = edgeSpec(useAnalysis(), edge.from);
  const texts = useTexts();
  const { t } = texts;
  return (
    <section className={styles.section}>
      <h2>{t('wire.title')}</h2>
      <p>{spec ? <ShapeLabel spec={spec} inWords /> : t('node.shapeUnknown')}</p>
      <Figures>
        <Figure name={t('wire.from')}>{findNode(graph, edge.from.node)?.name}</Figure>
        <Figure name={t('wire.to')}>{findNode(graph, edge.to.node)?.name}</Figure>
        <Figure name={t('wire.shape')}>{describeShape(spec, texts)}</Figure>
      </Figures>
      <CommandButton id="edit.delete" className={styles.action} />
    </section>
  );
}
