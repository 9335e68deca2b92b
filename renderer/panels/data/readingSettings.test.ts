import { expect, test } from 'vitest';
import { type Reading, readTable } from '#engine';
import { settings } from './readingSettings';

const source = (text: string) => readTable(new TextEncoder().encode(text), 'a').source ?? expect.fail('no table');
const idsOf = (text: string): string[] => settings(source(text)).map(({ id }) => id);

test('what can be settled is what the kind of file leaves open', () => {
  expect(idsOf('a,b\n1,2\n3,4\n')).toEqual(['encoding', 'delimiter', 'decimal', 'header', 'dayOrder', 'ragged']);
  expect(idsOf('[{"a":1},{"a":2}]')).toEqual(['encoding', 'decimal', 'header', 'dayOrder']);
});

test('the sheet of a workbook can be chosen where there are several', () => {
  const { decisions, rowsRead, setAside, reading } = source('a\n1\n2\n');
  const excel: Reading = { ...reading, format: 'excel', sheet: 'One' };
  const ofSheets = (sheets: readonly string[]) => settings({ decisions, rowsRead, setAside, reading: excel, sheets });
  expect(ofSheets(['One']).map(({ id }) => id)).toEqual(['decimal', 'header', 'dayOrder', 'ragged']);
  expect(ofSheets(['One', 'Two'])[0]).toMatchObject({ id: 'sheet', value: 'One', choices: ['One', 'Two'] });
  expect(ofSheets(['One', 'Two'])[0]?.settle('Two')).toEqual({ sheet: 'Two' });
});
