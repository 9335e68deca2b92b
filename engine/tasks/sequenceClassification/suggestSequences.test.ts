import { describe, expect, it } from 'vitest';
import { recordingsTable, slopes } from '../../testing/recordings';
import { tableOf } from '../../testing/tables';
import { suggestTask } from '..';
import { suggestSequences } from './suggestSequences';

/** Two persons, whose activity changes as they go. */
const ACTIVITIES = tableOf(
  `subject,sample,x,activity\n${Array.from({ length: 40 }, (_, i) => `p,${i < 20 ? 1 : 2},${i % 7},${i % 20 < 9 ? 'sit' : 'walk'}`).join('\n')}\n`,
);

describe('the task that is suggested for a table', () => {
  it('is sequence classification where recordings have a class each, or one that changes as they go', () => {
    expect(suggestTask(recordingsTable(slopes(12)))).toMatchObject({
      id: 'sequenceClassification',
      recipe: { series: 'rec', label: 'kind', samples: 'recordings' },
    });
    expect(suggestTask(ACTIVITIES)).toMatchObject({
      id: 'sequenceClassification',
      recipe: { series: 'sample', label: 'activity', classOf: 'step', length: 20 },
    });
  });

  it.each([
    ['a series', 'date,load\n2024-01-01,1\n2024-01-02,2\n2024-01-03,3\n'],
    [
      'series of several places',
      'day,place,region,load\n1,a,n,1\n2,a,n,2\n1,b,s,3\n2,b,s,4\n1,c,n,3\n2,c,n,4\n1,d,s,3\n2,d,s,4\n',
    ],
    ['rows that each stand alone', 'id,x,label\n1,4,a\n2,5,b\n3,6,a\n4,7,b\n5,4,a\n'],
    ['one class', 'id,x,label\n1,4,a\n1,5,a\n2,6,a\n2,7,a\n3,4,a\n3,4,a\n4,1,a\n4,2,a\n'],
  ])('is forecasting for %s', (_, csv) => expect(suggestTask(tableOf(csv)).id).toBe('forecasting'));
});

it('takes a column for that of the parts only where it names parts', () => {
  const table = tableOf('id,set,x,label\n1,red,1,a\n1,red,2,a\n2,blue,3,b\n2,blue,4,b\n');
  expect(suggestSequences(table).parts).toBeNull();
});
