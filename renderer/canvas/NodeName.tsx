import type { GraphNode } from '#engine';
import { type KeyboardEvent, useState } from 'react';
import { useTexts } from '../i18n/texts';
import { renameNode } from '../state/editGraph';
import { setRenamingNode, useView } from '../state/viewStore';
import styles from './LayerNode.module.css';

/** A node's name, edited in place. */
export function NodeName({ node }: { readonly node: GraphNode }) {
  const title = useTexts().title(node);
  const renaming = useView((state) => state.renamingNode === node.id);
  if (renaming) return <NameField node={node} />;
  return (
    <span className={styles.name} title={title}>
      {title}
    </span>
  );
}

function NameField({ node }: { readonly node: GraphNode }) {
  const { t, title: titleOf } = useTexts();
  const title = titleOf(node);
  const [draft, setDraft] = useState(title);
  // What was not changed stays the name of the layer, and follows the language.
  const rename = (): void => {
    if (draft !== title) renameNode(node.id, draft);
  };
  const end = (field: HTMLElement, keep: boolean): void => {
    if (keep) rename();
    setRenamingNode(null);
    // The focus goes back to the node, so that the keyboard goes on where it was.
    field.closest<HTMLElement>('.react-flow__node')?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    end(event.currentTarget, event.key === 'Enter');
  };
  return (
    <input
      className={`${styles.nameField} nodrag nopan`}
      aria-label={t('node.name')}
      value={draft}
      maxLength={60}
      // The field takes the place of the name that was just chosen for editing.
      autoFocus
      data-testid={`rename-${node.id}`}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={() => {
        rename();
        setRenamingNode(null);
      }}
      onKeyDown={onKeyDown}
    />
  );
}
