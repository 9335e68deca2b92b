import { hasErrors, type SequenceRecipe } from '#engine';
import { useTexts } from '../../i18n/texts';
import { ColumnHead } from '../../recipes/ColumnHead';
import table from '../../recipes/ColumnTable.module.css';
import { setRecipe } from '../../state/editProject';
import { useDataProblems } from '../../worker/dataProblems';
import type { RecipeProps } from '../taskView';
import { type Role, roleOf, rolesFor, withRole } from './editRecipe';
import styles from './sequenceClassification.module.css';

/** The table's columns and the role that each of them plays. */
export function RoleTable({ table: data, recipe }: RecipeProps<SequenceRecipe>) {
  const { t } = useTexts();
  const problems = useDataProblems();
  return (
    <table className={`${table.table} ${styles.roles}`} data-testid="column-table">
      <caption className="visuallyHidden">{t('panel.data.columns')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('panel.data.column')}</th>
          <th scope="col">{t('panel.sequences.role')}</th>
        </tr>
      </thead>
      <tbody>
        {data.columns.map((column) => {
          const { name } = column;
          const role = roleOf(recipe, name);
          return (
            <tr key={name} data-testid={`column-${name}`}>
              <ColumnHead column={column} />
              <td>
                <span className={styles.role} data-role={role} title={t(`panel.sequences.role.${role}Help`)}>
                  <select
                    aria-label={t('panel.sequences.roleOf', { column: name })}
                    aria-invalid={hasErrors(problems.filter((problem) => problem.column === name)) || undefined}
                    value={role}
                    data-testid={`role-${name}`}
                    onChange={(event) =>
                      setRecipe('sequenceClassification', withRole(data, recipe, name, event.target.value as Role))
                    }
                  >
                    {rolesFor(column).map((choice) => (
                      <option key={choice} value={choice}>
                        {t(`panel.sequences.role.${choice}`)}
                      </option>
                    ))}
                  </select>
                </span>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
