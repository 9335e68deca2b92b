import { type KeyboardEvent, type PointerEvent, useMemo, useRef } from 'react';
import { type DataRecipe, findColumn, type Part, splitRows, type Table } from '#engine';
import { useTexts } from '../../i18n/texts';
import { sealChange } from '../../state/documentStore';
import { setRecipe } from '../../state/editProject';
import { moveBorder } from './editRecipe';
import styles from './SplitBar.module.css';
import { inOrder, timeOrder } from './timeOrder';

interface SplitBarProps {
  readonly table: Table;
  readonly recipe: DataRecipe;
}

const PART_NAMES = ['train', 'validation', 'test'] as const;

/** The three parts of the rows in time order, with borders that can be moved, and the dates and rows of each. */
export function SplitBar({ table, recipe }: SplitBarProps) {
  const { t, numbers } = useTexts();
  const bar = useRef<HTMLDivElement>(null);
  const { split } = recipe;
  const parts = splitRows(table.rowCount, recipe);
  const shares = { train: split.train, validation: split.validation, test: 1 - split.train - split.validation };
  const move = (border: 'train' | 'validation', to: number): void => {
    setRecipe({ split: moveBorder(split, border, to) }, `split ${border}`);
  };
  const drag = (border: 'train' | 'validation') => (event: PointerEvent) => {
    const box = bar.current?.getBoundingClientRect();
    if (!box || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    move(border, (event.clientX - box.left) / box.width);
  };
  const onKeyDown = (border: 'train' | 'validation', at: number) => (event: KeyboardEvent) => {
    const by = { ArrowLeft: -0.01, ArrowRight: 0.01, PageDown: -0.05, PageUp: 0.05 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    move(border, at + by);
  };
  const borders = [
    { name: 'train', at: split.train },
    { name: 'validation', at: split.train + split.validation },
  ] as const;
  return (
    <section className={styles.split} aria-label={t('panel.data.split')}>
      <h5 title={t('panel.data.splitHelp')}>{t('panel.data.split')}</h5>
      <div ref={bar} className={styles.bar} data-testid="split-bar">
        {PART_NAMES.map((name) => (
          <div key={name} data-part={name} style={{ flexGrow: Math.max(0, shares[name]) }} />
        ))}
        {borders.map(({ name, at }) => (
          <div
            key={name}
            className={styles.border}
            style={{ left: `${at * 100}%` }}
            role="slider"
            tabIndex={0}
            aria-label={t(`panel.data.border.${name}`)}
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={Math.round(at * 100)}
            aria-valuetext={numbers.share(at)}
            data-testid={`split-${name}`}
            onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
            onPointerMove={drag(name)}
            onPointerUp={sealChange}
            onKeyDown={onKeyDown(name, at)}
            onBlur={sealChange}
          />
        ))}
      </div>
      <PartFacts table={table} recipe={recipe} parts={PART_NAMES.map((name) => parts[name])} shares={shares} />
    </section>
  );
}

interface PartFactsProps extends SplitBarProps {
  readonly parts: readonly Part[];
  readonly shares: Readonly<Record<Part['name'], number>>;
}

function PartFacts({ table, recipe, parts, shares }: PartFactsProps) {
  const { t, amount, numbers, times } = useTexts();
  const moments = useMemo(() => {
    const column = recipe.time === null ? undefined : findColumn(table, recipe.time);
    return column?.kind === 'time' ? inOrder(column.values, timeOrder(table, recipe.time)) : null;
  }, [table, recipe.time]);
  const day = (row: number): string | null => {
    const time = moments?.[row];
    return time === undefined ? null : times.date(time);
  };
  return (
    <dl className={styles.parts}>
      {parts.map((part) => {
        const rows = part.endRow - part.firstRow;
        return (
          <div key={part.name} data-part={part.name} data-testid={`part-${part.name}`}>
            <dt>
              {t(`panel.data.part.${part.name}`)} {numbers.share(shares[part.name])}
            </dt>
            <dd>{amount('count.rows', rows)}</dd>
            {rows > 0 && times && (
              <>
                <dd>{day(part.firstRow)} –</dd>
                <dd>{day(part.endRow - 1)}</dd>
              </>
            )}
          </div>
        );
      })}
    </dl>
  );
}
