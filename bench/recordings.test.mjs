import { expect, test } from 'vitest';
import { readRecordings, recordingsCsv } from './recordings.mjs';

const FILE = '#comment\n@problemName Two\n@classLabel true a b\n@data\n1,2,3:4,5,6:a\n7:8:b\n';

test('recordings of unequal length become rows of one table, each with its part', () => {
  const [first, second] = readRecordings(FILE);
  expect(first).toEqual({
    label: 'a',
    dimensions: [
      [1, 2, 3],
      [4, 5, 6],
    ],
  });
  expect(recordingsCsv({ train: [first], test: [second] })).toBe(
    'part,recording,label,x1,x2\ntrain,train1,a,1,4\ntrain,train1,a,2,5\ntrain,train1,a,3,6\ntest,test1,b,7,8\n',
  );
});

test('a recording with a gap is refused', () => {
  expect(() => readRecordings('@data\n1,?:2,3:a\n')).toThrow('Recording 1');
  expect(() => readRecordings('@data\n1:2,3:a\n')).toThrow('Recording 1');
});
