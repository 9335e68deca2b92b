import type { CSSProperties } from 'react';
import type { TargetEvaluation } from '#engine';
import { formatCount } from '../../i18n/formatNumber';
import { useTexts } from '../../i18n/texts';
import styles from './ConfusionTable.module.css';
import { confusionMatrix } from './confusionMatrix';

/** Which class was taken for which; each row is shaded by its shares. */
export function ConfusionTable({ target }: { readonly target: TargetEvaluation }) {
  const { t } = useTexts();
  const { classes, counts, unseen } = confusionMatrix(target);
  return (
    <div className={styles.scroller}>
      <table className={styles.table} data-testid="confusion-matrix">
        <caption className="visuallyHidden">{t('panel.predictions.confusion')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('panel.predictions.actualByPredicted')}</th>
            {classes.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {counts.map((row, actual) => {
            const total = row.reduce((sum, count) => sum + count, 0);
            return (
              <tr key={classes[actual]}>
                <th scope="row">{classes[actual]}</th>
                {row.map((count, predicted) => (
                  <td
                    key={classes[predicted]}
                    data-right={actual === predicted}
                    style={{ '--share': total > 0 ? count / total : 0 } as CSSProperties}
                  >
                    {formatCount(count)}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
      {unseen > 0 && <p className={styles.note}>{t('panel.predictions.unseenClasses', { count: unseen })}</p>}
    </div>
  );
}
