import type { SequenceRecipe, Table, TextKey } from '#engine';
import { useTexts } from '../../i18n/texts';
import { useSequenceRecipe } from './useSequenceRecipe';
import styles from './sequenceClassification.module.css';

/** The table's columns and the role that each of them plays. */
export function RecordingColumns({ table }: { readonly table: Table }) {
  const { t } = useTexts();
  const recipe = useSequenceRecipe();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('panel.data.column')}</th>
          <th scope="col">{t('panel.sequences.role')}</th>
        </tr>
      </thead>
      <tbody>
        {table.columns.map(({ name }) => {
          const role = roleOf(name, recipe);
          return (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{role && t(role)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function roleOf(name: string, { series, label, order, parts, features }: SequenceRecipe): TextKey | null {
  if (name === series) return 'panel.sequences.recording';
  if (name === label) return 'panel.sequences.class';
  if (name === order) return 'panel.data.ordersRows';
  if (name === parts) return 'panel.sequences.part';
  return features.includes(name) ? 'panel.data.feature' : null;
}
