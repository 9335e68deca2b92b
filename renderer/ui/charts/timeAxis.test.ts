import { describe, expect, it } from 'vitest';
import { timeTicks, type WriteDate } from './timeAxis';

const at = (text: string) => Date.parse(`${text}Z`);
const writer =
  (language: string): WriteDate =>
  (ms, options) =>
    new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).format(ms);
const labels = (from: string, to: string, most = 6, language = 'en-GB') =>
  timeTicks(at(from), at(to), most, writer(language)).map((tick) => tick.label);

describe('timeTicks', () => {
  it('labels months, and the year where it is new', () => {
    expect(labels('2019-11-20', '2020-04-17')).toEqual(['Dec 2019', 'Jan 2020', 'Feb', 'Mar', 'Apr']);
  });

  it('labels years over decades', () => {
    expect(labels('2000-01-03', '2020-04-17')).toEqual(['2000', '2005', '2010', '2015', '2020'].slice(1));
  });

  it('labels days within weeks, weeks starting on Monday', () => {
    expect(labels('2001-06-20', '2001-06-24')).toEqual(['20 Jun', '21 Jun', '22 Jun', '23 Jun', '24 Jun']);
    expect(labels('2001-06-01', '2001-07-01')).toEqual(['4 Jun', '11 Jun', '18 Jun', '25 Jun']);
  });

  it('labels hours within a day, naming each new day', () => {
    expect(labels('2001-06-20T22:00', '2001-06-21T08:00', 4)).toEqual(['21 Jun', '03:00', '06:00']);
  });

  it('speaks the reader’s language', () => {
    expect(labels('2019-08-20', '2020-02-10', 6, 'zh-CN').at(-1)).toBe('2月');
  });

  it('never gives more labels than asked for by more than one', () => {
    const start = at('2000-01-01');
    for (let span = 1000; span < 4e12; span *= 1.7) {
      expect(timeTicks(start, start + span, 6, writer('en')).length).toBeLessThanOrEqual(7);
    }
  });

  it('labels a single moment', () => {
    expect(timeTicks(at('2020-01-02'), at('2020-01-02'), 6, writer('en-GB'))).toEqual([
      { at: at('2020-01-02'), label: '2 Jan 2020' },
    ]);
  });
});
