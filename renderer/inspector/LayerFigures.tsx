import { type GraphNode, type LayerDefinition, type PortDefinition, portPhrase, type TensorSpec } from '#engine';
import { type Texts, useTexts } from '../i18n/texts';
import { analysisOf } from '../state/analysis';
import { useDocument } from '../state/documentStore';
import { Figure } from './Figure';
import styles from './Inspector.module.css';

/** A shape with its batch axis: `batch × 30 × 128`. */
export function describeShape(spec: TensorSpec | undefined, { t }: Pick<Texts, 't'>): string {
  if (!spec) return t('inspector.unknown');
  const shape = [t('inspector.batch'), ...spec.shape].join(' × ');
  return spec.dtype === 'int32' ? t('text.aside', { text: shape, aside: t('shape.codes') }) : shape;
}

/** What flows in and out of a layer, and what it costs, as it is right now. */
export function LayerFigures({ node, layer }: { readonly node: GraphNode; readonly layer: LayerDefinition }) {
  const analyzed = useDocument((state) => analysisOf(state).nodes.get(node.id));
  const texts = useTexts();
  const { t, numbers } = texts;
  const portName = (port: PortDefinition): string => texts.phrase(portPhrase(port));
  const inputs = layer.inputs.flatMap((port) => {
    const specs: readonly (TensorSpec | undefined)[] = analyzed?.inputs[port.name] ?? [];
    if (specs.length === 0 && port.optional) return [];
    const named = layer.inputs.filter(({ optional }) => !optional).length > 1 || port.optional;
    return (specs.length === 0 ? [undefined] : specs).map((spec) => ({ spec, port: named ? portName(port) : '' }));
  });
  const inputName = (port: string, position: number): string => {
    if (port !== '') return `${t('inspector.input')} · ${port}`;
    return inputs.length > 1 && layer.inputs[0]?.many
      ? t('inspector.inputNumber', { number: position + 1 })
      : t('inspector.input');
  };
  return (
    <dl className={styles.figures}>
      {inputs.map(({ spec, port }, i) => (
        <Figure key={`in-${i}`} name={inputName(port, i)} testId="input-shape">
          {describeShape(spec, texts)}
        </Figure>
      ))}
      {layer.outputs.map((port) => (
        <Figure
          key={`out-${port.name}`}
          name={port.carries === 'state' ? `${t('inspector.output')} · ${portName(port)}` : t('inspector.output')}
          testId={port.carries === 'state' ? 'state-shape' : 'output-shape'}
        >
          {describeShape(analyzed?.outputs[port.name], texts)}
        </Figure>
      ))}
      {layer.role === 'layer' && (
        <>
          <Figure name={t('inspector.parameters')} testId="parameter-count">
            {analyzed?.parameterCount == null ? t('inspector.unknown') : numbers.count(analyzed.parameterCount)}
          </Figure>
          <Figure name={t('inspector.work')} testId="flops">
            {analyzed?.flops == null ? t('inspector.unknown') : numbers.flops(analyzed.flops)}
          </Figure>
        </>
      )}
    </dl>
  );
}
