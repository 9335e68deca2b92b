import { memo, useEffect, useMemo, useRef, useState } from 'react';
import { useTexts } from '../../i18n/texts';
import { keepEqualParts } from '../../state/keepEqualParts';
import styles from './CodeView.module.css';
import { type NodeLines, ownersOfLines } from './lineOwners';
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
  const root = useRef<HTMLDivElement>(null);
  const [tokenize] = useState(rememberLines);
  const lines = useMemo(() => tokenize(text, path), [tokenize, text, path]);
  const owners = useMemo(() => ownersOfLines(nodeLines), [nodeLines]);
  const first = firstLine(selected, nodeLines);
  useEffect(() => {
    if (first !== undefined)
      root.current?.querySelector(`[data-line="${first}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [first]);
  return (
    <div ref={root} className={styles.code} tabIndex={0} role="region" aria-label={path} data-testid="code-view">
      {lines.map((tokens, i) => {
        const owner = owners.get(i + 1);
        return (
          <CodeLine
            key={i}
            line={i + 1}
            tokens={tokens}
            nodeId={owner?.nodeId}
            nodeName={owner?.starts ? nodeName(owner.nodeId) : undefined}
            selected={owner !== undefined && selected.includes(owner.nodeId)}
            onSelect={onSelect}
          />
        );
      })}
    </div>
  );
}

/** The lines of a text; those that are as they were stay the same objects, so that only changed ones are drawn again. */
function rememberLines() {
  let lines: readonly (readonly Token[])[] = [];
  return (text: string, path: string) => (lines = keepEqualParts(lines, tokenizeLines(text.replace(/\n$/, ''), path)));
}

function firstLine(selected: readonly string[], nodeLines: readonly NodeLines[]): number | undefined {
  const starts = selected.flatMap((id) => nodeLines.flatMap((lines) => lines[id]?.from ?? []));
  return starts.length === 0 ? undefined : Math.min(...starts);
}

interface CodeLineProps {
  /** Counted from 1. */
  readonly line: number;
  readonly tokens: readonly Token[];
  readonly nodeId: string | undefined;
  /** Set on a node's first line, which is where the keyboard can select it. */
  readonly nodeName: string | undefined;
  readonly selected: boolean;
  readonly onSelect: (nodeId: string) => void;
}

const CodeLine = memo(function CodeLine({ line, tokens, nodeId, nodeName, selected, onSelect }: CodeLineProps) {
  const { t } = useTexts();
  return (
    <div
      className={styles.line}
      data-line={line}
      data-node={nodeId}
      data-selected={selected}
      onClick={nodeId === undefined ? undefined : () => onSelect(nodeId)}
    >
      {nodeName === undefined ? (
        <span className={styles.number} aria-hidden="true">
          {line}
        </span>
      ) : (
        <button
          type="button"
          className={styles.number}
          aria-label={t('panel.code.selectNode', { node: nodeName, line })}
        >
          {line}
        </button>
      )}
      <code>{tokens.length === 0 ? '\n' : tokens.map(drawToken)}</code>
    </div>
  );
});

function drawToken({ kind, text }: Token, position: number) {
  if (kind === 'plain') return text;
  return (
    <span key={position} data-token={kind}>
      {text}
    </span>
  );
}
