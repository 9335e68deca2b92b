import { describe, expect, it } from 'vitest';
import { defaultParams } from '../graph/paramSchema';
import { ALL_LAYERS } from '../layers';
import { problemText } from '../problem/problem';
import { EN } from './en';
import { type MessageValues, say } from '../text/phrase';
import { STOCK_SIGNATURE } from '../testing/graphs';
import { foreignWords, MADE_UP } from '../testing/madeUpLocale';
import type { ProblemCode, TextKey } from './locale';

/** A number for every placeholder. */
function numbersFor(text: string): MessageValues {
  const names = [...text.matchAll(/\{\{(\w+)/g)].map((match) => match[1] ?? '');
  return Object.fromEntries(names.map((name) => [name, 2]));
}

describe('a third language', () => {
  it('says every problem, without a word of another', () => {
    for (const code of Object.keys(EN.problems) as ProblemCode[]) {
      const said = problemText({ code, values: numbersFor(EN.problems[code]) }, MADE_UP);
      expect(foreignWords(`${said.message} ${said.hint}`)).toEqual([]);
      expect(said.message).toContain('⟦…⟧');
    }
  });

  it('says every word', () => {
    for (const code of Object.keys(EN.words) as TextKey[]) {
      expect(foreignWords(say(MADE_UP, { code, values: numbersFor(EN.words[code]) }).replace(/\{\w+\}/g, ''))).toEqual(
        [],
      );
    }
  });

  it('says the settings of every layer', () => {
    for (const layer of ALL_LAYERS) {
      for (const data of [null, STOCK_SIGNATURE]) {
        const said = layer.summarize(defaultParams(layer.params), data).map((phrase) => say(MADE_UP, phrase));
        // The columns of the data are the user's own.
        expect(foreignWords(said.join(' ')).filter((word) => word !== 'close')).toEqual([]);
      }
    }
  });
});
