import { expect, it } from 'vitest';
import { csvText } from '../../text/csvText';
import { classTable } from './classTable';

it('writes the recording, the class and how probable each class is', () => {
  const row = { recording: 'r1', step: 9, predicted: 'up', actual: null, probabilities: [0.25, 0.75] };
  const text = csvText(classTable(['down', 'up'], [row, { ...row, actual: 'down' }]));
  expect(text.split('\n')).toEqual([
    'recording,step,predicted,actual,p(down),p(up)',
    'r1,9,up,,0.25,0.75',
    'r1,9,up,down,0.25,0.75',
    '',
  ]);
});
