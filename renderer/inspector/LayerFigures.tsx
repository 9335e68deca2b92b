import type { GraphNode, LayerDefinition, TensorSpec } from '#engine';
import { formatCount, formatFlops } from '../i18n/formatNumber';
import { type Texts, useTexts } from '../i18n/texts';
import { analysisOf } from '../state/analysis';
import { useDocument } from '../state/documentStore';
import { Figure, Figures } from './Figures';

/** A shape with its batch axis: `batch × 30 × 128`. */
export function describeShape(spec: TensorSpec | undefined, { t }: Pick<Texts, 't'>): string {
  if (!spec) return t('inspector.unknown');
  const codes = spec.dtype === 'int32' ? ` (${t('shape.codes')})` : '';
  return [t('inspector.batch'), ...spec.shape].join(' × ') + codes;
}

/** What flows in and out of a layer, and what it costs, as it is right now. */
export function LayerFigures({ node, layer }: { readonly node: GraphNode; readonly layer: LayerDefinition }) {
  const analysed = useDocument((state) => analysisOf(state).nodes.get(node.id));
  const texts = useTexts();
  const { t } = texts;
  const inputs = layer.inputs.flatMap((port) => {
    const specs = analysed?.inputs[port.name] ?? [];
    return specs.length === 0 ? [undefined] : [...specs];
  });
  return (
    <Figures>
      {inputs.map((spec, i) => (
        <Figure
          key={`in-${i}`}
          name={inputs.length > 1 ? t('inspector.inputNumber', { number: i + 1 }) : t('inspector.input')}
          testId="input-shape"
        >
          {describeShape(spec, texts)}
        </Figure>
      ))}
      {layer.outputs.map((port) => (
        <Figure key={`out-${port.name}`} name={t('inspector.output')} testId="output-shape">
          {describeShape(analysed?.outputs[port.name], texts)}
        </Figure>
      ))}
      {layer.role === 'layer' && (
        <>
          <Figure name={t('inspector.parameters')} testId="parameter-count">
            {analysed?.parameterCount == null ? t('inspector.unknown') : formatCount(analysed.parameterCount)}
          </Figure>
          <Figure name={t('inspector.work')} testId="flops">
            {analysed?.flops == null ? t('inspector.unknown') : formatFlops(analysed.flops)}
          </Figure>
        </>
      )}
    </Figures>
  );
}
