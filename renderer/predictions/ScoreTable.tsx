import { useId } from 'react';
import type { TargetEvaluation } from '#engine';
import { forecastLines, MODEL } from '../charts/forecastLines';
import { LineSample } from '../charts/Legend';
import { useLineName } from '../charts/lineName';
import { formatFigure, formatPercent } from '../i18n/formatNumber';
import { useTexts } from '../i18n/texts';
import styles from './ScoreTable.module.css';
import { toggleLine, usePredictionsView } from './predictionsView';

/** Errors and skill of the model beside each naive forecast; for numbers, each row also switches its line on and off. */
export function ScoreTable({ target }: { readonly target: TargetEvaluation }) {
  const { t } = useTexts();
  const isClass = target.kind === 'category';
  const unit = target.unit === '' ? '' : ` ${target.unit}`;
  const rows = [
    { name: MODEL, ...pick(target), skill: null },
    ...target.baselines.map((b) => ({ ...pick(b), name: b.name, skill: b.skill })),
  ];
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
                MAE{unit && <small>{unit}</small>}
              </th>
              <th scope="col" title={t('panel.predictions.rmseHelp')}>
                RMSE{unit && <small>{unit}</small>}
              </th>
            </>
          )}
          <th scope="col" title={t(isClass ? 'panel.predictions.skillClassHelp' : 'panel.predictions.skillHelp')}>
            {t('panel.predictions.skill')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, i) => (
          <tr key={row.name} data-strongest={i - 1 === target.strongest} data-testid={`score-${row.name}`}>
            <th scope="row">
              <RowName target={target} name={row.name} />
            </th>
            {isClass ? (
              <td>{formatPercent(row.accuracy ?? 0)}</td>
            ) : (
              <>
                <td>{formatFigure(row.mae)}</td>
                <td>{formatFigure(row.rmse)}</td>
              </>
            )}
            <td>{row.skill === null ? '' : formatSkill(row.skill)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function pick({ mae, rmse, accuracy }: { readonly mae: number; readonly rmse: number; readonly accuracy?: number }) {
  return { mae, rmse, accuracy };
}

/** A skill score with its sign: `+0.12`, `−0.03`. */
function formatSkill(skill: number): string {
  if (!Number.isFinite(skill)) return formatFigure(skill);
  const text = formatFigure(Number(skill.toFixed(3)));
  return skill > 0 && text !== '0' ? `+${text}` : text;
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
