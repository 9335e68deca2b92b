import { TextInput } from '@mantine/core';
import { findNode, interchangeable } from '#engine';
import { useTexts } from '../i18n/texts';
import { useDocument } from '../state/documentStore';
import { closeDialog } from '../state/viewStore';
import { Dialog } from '../ui/Dialog';
import styles from '../ui/Dialogs.module.css';
import { useListChoice } from '../ui/useListChoice';
import { changeNodeType } from './changeNodeType';
import { Swatch } from './Swatch';

const LIST_ID = 'type-list';

/** Changes the type of a node from the keyboard: every layer that can take its place. */
export function TypeDialog({ nodeId }: { readonly nodeId: string }) {
  const { t, layer, title } = useTexts();
  const node = useDocument((state) => findNode(state.project.graph, nodeId));
  const layers = interchangeable(node?.type ?? '');
  const search = (query: string) =>
    layers.filter(({ type }) => `${type} ${layer(type).label}`.toLowerCase().includes(query.trim().toLowerCase()));
  const { found, field, list, option } = useListChoice(LIST_ID, search, ({ type }) => {
    closeDialog();
    changeNodeType(nodeId, type);
  });
  const dialogTitle = t('changeType.title', { node: node ? title(node) : '' });
  return (
    <Dialog title={dialogTitle} widthPx={460} closeLabel={t('dialog.close')} testId="type-dialog" onClose={closeDialog}>
      <TextInput
        autoFocus
        data-autofocus
        placeholder={t('changeType.search')}
        aria-label={t('changeType.search')}
        {...field}
      />
      <ul className={styles.choices} aria-label={dialogTitle} {...list}>
        {found.map((item, i) => (
          <li key={item.type} className={styles.choice} data-testid={`type-${item.type}`} {...option(item, i)}>
            <Swatch family={item.family} />
            <span>
              {layer(item.type).label} <span className={styles.reason}>· {layer(item.type).help}</span>
            </span>
          </li>
        ))}
        {found.length === 0 && <li className={styles.reason}>{t('changeType.nothing')}</li>}
      </ul>
    </Dialog>
  );
}
