import { findLayer, type GraphNode, type PortDefinition, portPhrase } from '#engine';
import { Handle, Position } from '@xyflow/react';
import { useTexts } from '../i18n/texts';
import styles from './LayerNode.module.css';

/** Where the wires of a node end: inputs on the left, outputs on the right. Ports of states are square and sit lower. */
export function NodePorts({ node }: { readonly node: GraphNode }) {
  const { t, phrase, title } = useTexts();
  const nodeTitle = title(node);
  const layer = findLayer(node.type);
  const ports = (side: 'in' | 'out', all: readonly PortDefinition[]) =>
    all.map((port, i) => {
      const name = phrase(portPhrase(port));
      // One tensor port of a side needs no name.
      const label =
        all.length > 1 && (port.carries === 'state' || all.filter((other) => !other.carries).length > 1)
          ? t('node.port', { node: nodeTitle, port: name })
          : t(side === 'in' ? 'node.input' : 'node.output', { node: nodeTitle });
      return (
        <Handle
          key={port.name}
          id={port.name}
          type={side === 'in' ? 'target' : 'source'}
          position={side === 'in' ? Position.Left : Position.Right}
          className={styles.port}
          style={{ top: `${heightOf(port, i, all)}%` }}
          title={all.length > 1 ? name : undefined}
          aria-label={label}
          data-port={side}
          data-carries={port.carries ?? 'tensor'}
          data-testid={`port-${node.id}-${port.name}`}
        />
      );
    });
  return (
    <>
      {ports('in', layer?.inputs ?? [])}
      {ports('out', layer?.outputs ?? [])}
    </>
  );
}

/** Of a state port, beside the foot of the node. */
const STATE_HEIGHT_PERCENT = 84;

/** Tensor ports share the height evenly, as if there were no other, so that straight wires stay straight. */
function heightOf(port: PortDefinition, position: number, all: readonly PortDefinition[]): number {
  if (port.carries === 'state') return STATE_HEIGHT_PERCENT;
  const tensors = all.filter((other) => other.carries !== 'state').length;
  return ((position + 1) * 100) / (tensors + 1);
}
