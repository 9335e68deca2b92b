import { describe, expect, it } from 'vitest';
import { EMPTY_RECIPE, type Table } from '#engine';
import { parseSeasons, toggleCalendar, toggleRole, toggleTime, withTransform, withUnit } from './editRecipe';

const table: Table = {
  fileName: 'a.csv',
  rowCount: 0,
  lines: new Uint32Array(),
  columns: ['open', 'high', 'close'].map((name) => ({ name, kind: 'number', values: new Float64Array() })),
};
const recipe = { ...EMPTY_RECIPE, features: ['close'], targets: ['close'] };

describe('roles of columns', () => {
  it('keep the order of the file, whatever the order of clicks', () => {
    expect(toggleRole(table, recipe, 'feature', 'open')).toEqual({ features: ['open', 'close'] });
    expect(toggleRole(table, { ...recipe, features: ['open', 'close'] }, 'feature', 'open')).toEqual({
      features: ['close'],
    });
  });

  it('let a target be a feature too', () => {
    expect(toggleRole(table, recipe, 'target', 'close')).toEqual({ targets: [] });
    expect(toggleRole(table, recipe, 'target', 'open')).toEqual({ targets: ['open', 'close'] });
  });

  it('keep columns that the file lacks, and let them be taken out', () => {
    const other = { ...recipe, features: ['gone', 'close'] };
    expect(toggleRole(table, other, 'feature', 'open').features).toEqual(['open', 'close', 'gone']);
    expect(toggleRole(table, other, 'feature', 'gone').features).toEqual(['close']);
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
