import { type DataSignature, findLayer, type GraphNode, lossPhrase, LOSSES, type ParamValue } from '#engine';
import { useTexts } from '../i18n/texts';
import { analysisOf, useDataSignature } from '../state/analysis';
import { useDocument } from '../state/documentStore';
import { useTraining } from '../state/trainingStore';
import { useNodeParams } from './nodeParams';

/** What stands at the foot of a node: an Input's columns, a Target's loss and optimizer, else the parameter count. */
export function NodeFooter({ node }: { readonly node: GraphNode }) {
  switch (findLayer(node.type)?.role) {
    case 'input':
      return <InputFooter node={node} />;
    case 'target':
      return <TargetFooter node={node} />;
    default:
      return <LayerFooter node={node} />;
  }
}

function InputFooter({ node }: { readonly node: GraphNode }) {
  const data = useDataSignature();
  const names = columnNames(useNodeParams(node), data);
  const all = names.join(useTexts().t('list.separator'));
  const text = names.length > 2 ? `${names[0]} … ${names.at(-1)}` : all;
  return <span title={all}>{text === '' ? '–' : text}</span>;
}

function columnNames(params: Readonly<Record<string, ParamValue>>, data: DataSignature | null): readonly string[] {
  if (Array.isArray(params.columns) && params.columns.length > 0) return params.columns as readonly string[];
  const kind = params.form === 'codes' ? 'category' : 'number';
  return (data?.inputs ?? []).filter((input) => input.kind === kind).map((input) => input.name);
}

function TargetFooter({ node }: { readonly node: GraphNode }) {
  const { loss } = useNodeParams(node);
  const optimizer = useDocument((state) => state.project.training.optimizer);
  const { phrase } = useTexts();
  const name = typeof loss === 'string' ? loss : '';
  return (
    <>
      <span title={phrase(lossPhrase(name))}>{LOSSES.find(({ id }) => id === name)?.short ?? name}</span>
      <span>{optimizer}</span>
    </>
  );
}

function LayerFooter({ node }: { readonly node: GraphNode }) {
  const count = useDocument((state) => analysisOf(state).nodes.get(node.id)?.parameterCount ?? null);
  const { t, amount, numbers, times } = useTexts();
  const layerTimes = useTraining((state) => state.layerTimes);
  // A graph that was changed since it was measured may take another time.
  const time = useDocument((state) =>
    layerTimes?.graph === state.project.graph ? layerTimes.milliseconds[node.id] : undefined,
  );
  const isPlain = useTraining(({ plan }) => plan?.plainLayers.includes(node.id) ?? false);
  if (count === null) return <span title={t('node.shapeUnknown')}>–</span>;
  const full = amount('count.parameters', count);
  return (
    <>
      <span title={full} aria-label={full}>
        {count === 0 && time === undefined ? t('node.noParameters') : numbers.compact(count)}
      </span>
      {isPlain && (
        <span title={t('node.plainHelp')} data-testid={`plain-${node.id}`}>
          {t('node.plain')}
        </span>
      )}
      {time !== undefined && (
        <span title={t('node.stepTime')} data-testid={`time-${node.id}`}>
          {times.milliseconds(time)}
        </span>
      )}
    </>
  );
}
