import type { CSSProperties } from 'react';
import type { MatrixPart, TargetReport } from '#engine';
import { useTexts } from '../i18n/texts';
import styles from './MatrixTable.module.css';

/** A matrix of counts, such as a confusion matrix; each row is shaded by its shares. */
export function MatrixTable({ matrix: { title, corner, names, counts, note } }: { readonly matrix: MatrixPart }) {
  const { phrase, numbers } = useTexts();
  return (
    <div className={styles.scroller}>
      <table className={styles.table} data-testid="confusion-matrix">
        <caption className="visuallyHidden">{phrase(title)}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className={styles.corner}>{phrase(corner)}</span>
            </th>
            {names.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {counts.map((row, i) => {
            const total = row.reduce((sum, count) => sum + count, 0);
            return (
              <tr key={names[i]}>
                <th scope="row">{names[i]}</th>
                {row.map((count, k) => (
                  <td
                    key={names[k]}
                    data-right={i === k}
                    style={{ '--share': total > 0 ? count / total : 0 } as CSSProperties}
                  >
                    {numbers.count(count)}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
      {note && <p className={styles.note}>{phrase(note)}</p>}
    </div>
  );
}

/** The confusion matrix of a target while its model trains. */
export function LiveMatrix({ title, target }: { readonly title: string; readonly target: TargetReport | undefined }) {
  const matrix = target?.parts.find((part) => part.kind === 'matrix');
  return (
    <>
      <h5>
        {title}
        <span>{target?.name}</span>
      </h5>
      {matrix && <MatrixTable matrix={matrix} />}
    </>
  );
}
