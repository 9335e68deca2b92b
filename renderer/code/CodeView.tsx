import { memo, useEffect, useMemo, useRef } from 'react';
import { useTexts } from '../i18n/texts';
import styles from './CodeView.module.css';
import { type NodeLines, nodeOfLine } from './nodeOfLine';
import { type Token, tokenizeLines } from './tokenize';

interface CodeViewProps {
  readonly path: string;
  readonly text: string;
  /** The lines of each node, where the file has any: a node may have some in several places. */
  readonly nodeLines?: readonly NodeLines[];
  readonly selected: readonly string[];
  readonly nodeName: (id: string) => string;
  readonly onSelect: (nodeId: string) => void;
}

const NO_NODES: readonly NodeLines[] = [];

/** Code with line numbers. Lines that a node produced are marked while it is selected, and select it when clicked. */
export function CodeView({ path, text, nodeLines = NO_NODES, selected, nodeName, onSelect }: CodeViewProps) {
  const { t } = useTexts();
  const root = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => tokenizeLines(text.replace(/\n$/, ''), path), [text, path]);
  const first = firstLine(selected, nodeLines);
  useEffect(() => {
    if (first !== undefined)
      root.current?.querySelector(`[data-line="${first}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [first]);
  return (
    <div ref={root} className={styles.code} tabIndex={0} role="region" aria-label={path} data-testid="code-view">
      {lines.map((tokens, i) => {
        const line = i + 1;
        const nodeId = nodeOfLine(nodeLines, line);
        const startsNode = nodeId !== undefined && nodeLines.some((lines) => lines[nodeId]?.from === line);
        return (
          <div
            key={line}
            className={styles.line}
            data-line={line}
            data-node={nodeId}
            data-selected={nodeId !== undefined && selected.includes(nodeId)}
            onClick={nodeId === undefined ? undefined : () => onSelect(nodeId)}
          >
            {startsNode ? (
              <button
                type="button"
                className={styles.number}
                aria-label={t('panel.code.selectNode', { node: nodeName(nodeId), line })}
              >
                {line}
              </button>
            ) : (
              <span className={styles.number} aria-hidden="true">
                {line}
              </span>
            )}
            <code>
              <Tokens tokens={tokens} />
            </code>
          </div>
        );
      })}
    </div>
  );
}

function firstLine(selected: readonly string[], nodeLines: readonly NodeLines[]): number | undefined {
  const starts = selected.flatMap((id) => nodeLines.flatMap((lines) => lines[id]?.from ?? []));
  return starts.length === 0 ? undefined : Math.min(...starts);
}

const Tokens = memo(function Tokens({ tokens }: { readonly tokens: readonly Token[] }) {
  if (tokens.length === 0) return '\n';
  return tokens.map((token, i) =>
    token.kind === 'plain' ? (
      token.text
    ) : (
      <span key={i} data-token={token.kind}>
        {token.text}
      </span>
    ),
  );
});
