import { useId } from 'react';
import type { TargetEvaluation } from '#engine';
import { ACTUAL, forecastLines, MODEL } from './forecastLines';
import { LineSample } from '../../ui/charts/Legend';
import { useLineName } from './lineName';
import { formatPercent } from '../../i18n/formatNumber';
import { useTexts } from '../../i18n/texts';
import { columnFigures, formatSkill } from './columnFigures';
import styles from './ScoreTable.module.css';
import { toggleLine, usePredictionsView } from './predictionsView';

/** Errors and skill of the model beside each naive forecast; for numbers, each row also switches its line on and off. */
export function ScoreTable({ target }: { readonly target: TargetEvaluation }) {
  const { t } = useTexts();
  const isClass = target.kind === 'category';
  const rows = [{ ...target, name: MODEL, skill: null }, ...target.baselines];
  const maes = columnFigures(rows.map((row) => row.mae));
  const rmses = columnFigures(rows.map((row) => row.rmse));
  return (
    <table className={styles.table} data-testid="score-table">
      <caption className="visuallyHidden">{t('panel.predictions.scores')}</caption>
      <thead>
        <tr>
          <th scope="col" />
          {isClass ? (
            <th scope="col">{t('panel.predictions.accuracy')}</th>
          ) : (
            <>
              <th scope="col" title={t('panel.predictions.maeHelp')}>
                MAE
                <small>{target.unit}</small>
              </th>
              <th scope="col" title={t('panel.predictions.rmseHelp')}>
                RMSE
                <small>{target.unit}</small>
              </th>
            </>
          )}
          <th scope="col" title={t(isClass ? 'panel.predictions.skillClassHelp' : 'panel.predictions.skillHelp')}>
            {t('panel.predictions.skill')}
          </th>
        </tr>
      </thead>
      <tbody>
        {!isClass && (
          <tr>
            <th scope="row">
              <RowName target={target} name={ACTUAL} />
            </th>
            <td colSpan={3} />
          </tr>
        )}
        {rows.map((row, i) => (
          <tr key={row.name} data-model={row.name === MODEL} data-testid={`score-${row.name}`}>
            <th scope="row">
              <RowName target={target} name={row.name} />
            </th>
            {isClass ? (
              <td>{formatPercent(row.accuracy ?? 0)}</td>
            ) : (
              <>
                <td>{maes[i]}</td>
                <td>{rmses[i]}</td>
              </>
            )}
            <td>{row.skill === null ? '' : formatSkill(row.skill)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function RowName({ target, name }: { readonly target: TargetEvaluation; readonly name: string }) {
  const id = useId();
  const lineName = useLineName(target);
  const shown = usePredictionsView((state) => !state.hidden.includes(name));
  const line = forecastLines(target).find((candidate) => candidate.key === name);
  if (target.kind === 'category' || !line) return <span className={styles.name}>{lineName(name)}</span>;
  return (
    <label className={styles.name} htmlFor={id}>
      <input id={id} type="checkbox" checked={shown} data-testid={`toggle-${name}`} onChange={() => toggleLine(name)} />
      <LineSample color={line.color} dash={line.dash} />
      <span>{lineName(name)}</span>
    </label>
  );
}
