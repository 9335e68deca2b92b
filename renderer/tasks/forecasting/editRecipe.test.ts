import { describe, expect, it } from 'vitest';
import { EMPTY_RECIPE, type Table } from '#engine';
import {
  moveBorder,
  parseSeasons,
  parseSteps,
  toggleCalendar,
  toggleFeature,
  toggleTarget,
  toggleTime,
  withTransform,
  withUnit,
} from './editRecipe';

const table: Table = {
  fileName: 'a.csv',
  rowCount: 0,
  lines: new Uint32Array(),
  columns: ['open', 'high', 'close'].map((name) => ({ name, kind: 'number', values: new Float64Array() })),
};
const recipe = { ...EMPTY_RECIPE, features: ['close'], targets: ['close'] };

describe('roles of columns', () => {
  it('keep the order of the file, whatever the order of clicks', () => {
    expect(toggleFeature(table, recipe, 'open')).toEqual({ features: ['open', 'close'] });
    expect(toggleFeature(table, { ...recipe, features: ['open', 'close'] }, 'open')).toEqual({ features: ['close'] });
  });

  it('let a target be a feature too', () => {
    expect(toggleTarget(table, recipe, 'close')).toEqual({ targets: [] });
    expect(toggleTarget(table, recipe, 'open')).toEqual({ targets: ['open', 'close'] });
  });

  it('keep columns that the file lacks, and let them be taken out', () => {
    const other = { ...recipe, features: ['gone', 'close'] };
    expect(toggleFeature(table, other, 'open').features).toEqual(['open', 'close', 'gone']);
    expect(toggleFeature(table, other, 'gone').features).toEqual(['close']);
  });

  it('drop the calendar with the time column', () => {
    const timed = { ...recipe, time: 'date', calendar: ['dayOfWeek'] as const };
    expect(toggleTime(timed, 'date')).toEqual({ time: null, calendar: [] });
    expect(toggleTime(timed, 'other')).toEqual({ time: 'other' });
  });
});

describe('transforms, units and calendar', () => {
  it('leave no trace of what is taken back', () => {
    const changed = {
      ...recipe,
      ...withTransform(recipe, 'close', 'logReturn'),
      ...withUnit(recipe, 'close', ' USD '),
    };
    expect(changed.transforms).toEqual({ close: 'logReturn' });
    expect(changed.units).toEqual({ close: 'USD' });
    expect(withTransform(changed, 'close', 'none')).toEqual({ transforms: {} });
    expect(withUnit(changed, 'close', '  ')).toEqual({ units: {} });
  });

  it('keep calendar features in order', () => {
    const weekly = { ...recipe, ...toggleCalendar(recipe, 'dayOfWeek') };
    expect(toggleCalendar(weekly, 'hourOfDay').calendar).toEqual(['hourOfDay', 'dayOfWeek']);
    expect(toggleCalendar(weekly, 'dayOfWeek').calendar).toEqual([]);
  });
});

describe('parseSeasons', () => {
  it.each([
    ['24, 168', [24, 168]],
    ['24 168', [24, 168]],
    ['24，168', [24, 168]],
    ['7, 7', [7]],
    ['', []],
  ])('reads “%s”', (text, seasons) => expect(parseSeasons(text)).toEqual(seasons));
  it.each(['a', '0', '1.5', '-7', '24, x'])('refuses “%s”', (text) => expect(parseSeasons(text)).toBeNull());
});

describe('parseSteps', () => {
  it('reads whole numbers within bounds and nothing else', () => {
    expect(parseSteps(' 30 ')).toBe(30);
    for (const text of ['', '0', '3.5', '-2', '1e3', '100001', 'ten']) expect(parseSteps(text)).toBeNull();
  });
});

describe('moveBorder', () => {
  const split = { train: 0.7, validation: 0.15 };

  it('moves one border and leaves the other where it is', () => {
    expect(moveBorder(split, 'train', 0.6)).toEqual({ train: 0.6, validation: 0.25 });
    expect(moveBorder(split, 'validation', 0.9)).toEqual({ train: 0.7, validation: 0.2 });
  });

  it('keeps whole percents', () => {
    expect(moveBorder(split, 'train', 0.33333)).toEqual({ train: 0.33, validation: 0.52 });
  });

  it('lets only the validation part vanish', () => {
    expect(moveBorder(split, 'train', 2)).toEqual({ train: 0.85, validation: 0 });
    expect(moveBorder(split, 'validation', 0)).toEqual({ train: 0.7, validation: 0 });
    expect(moveBorder(split, 'train', -1).train).toBe(0.01);
    const { train, validation } = moveBorder(split, 'validation', 2);
    expect(train + validation).toBeCloseTo(0.99, 12);
  });
});
