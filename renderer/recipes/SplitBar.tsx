import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import type { PartName } from '#engine';
import { useTexts } from '../i18n/texts';
import { sealChange } from '../state/documentStore';
import { moveBorder, type Split } from './moveBorder';
import styles from './SplitBar.module.css';

interface SplitBarProps {
  readonly title: string;
  readonly help: string;
  readonly split: Split;
  /** What is said of each part, line by line. */
  readonly facts: Readonly<Record<PartName, readonly string[]>>;
  /** Takes another split; `field` names the border that was moved. Without it no border can be. */
  readonly onChange?: (split: Split, field: string) => void;
}

type Border = 'train' | 'validation';

const PART_NAMES = ['train', 'validation', 'test'] as const;

/** The three parts of the data, with borders that can be moved, and facts of each. */
export function SplitBar({ title, help, split, facts, onChange }: SplitBarProps) {
  const { numbers, t } = useTexts();
  const bar = useRef<HTMLDivElement>(null);
  const shares = { train: split.train, validation: split.validation, test: 1 - split.train - split.validation };
  const move = (border: Border, to: number): void => onChange?.(moveBorder(split, border, to), `split ${border}`);
  const drag = (border: Border) => (event: PointerEvent) => {
    const box = bar.current?.getBoundingClientRect();
    if (!box || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    move(border, (event.clientX - box.left) / box.width);
  };
  const onKeyDown = (border: Border, at: number) => (event: KeyboardEvent) => {
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
    <section className={styles.split} aria-label={title}>
      <h5 title={help}>{title}</h5>
      <div ref={bar} className={styles.bar} data-testid="split-bar">
        {PART_NAMES.map((name) => (
          <div key={name} data-part={name} style={{ flexGrow: Math.max(0, shares[name]) }} />
        ))}
        {onChange &&
          borders.map(({ name, at }) => (
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
      <dl className={styles.parts}>
        {PART_NAMES.map((name) => (
          <div key={name} data-part={name} data-testid={`part-${name}`}>
            <dt>
              {t(`panel.data.part.${name}`)} {numbers.share(shares[name])}
            </dt>
            {facts[name].map((fact) => (
              <dd key={fact}>{fact}</dd>
            ))}
          </div>
        ))}
      </dl>
    </section>
  );
}
