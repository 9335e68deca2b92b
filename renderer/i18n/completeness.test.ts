import { checkSettings, DEFAULT_TRAINING, englishMessages } from '#engine';
import { describe, expect, it } from 'vitest';
import { EN } from './en';
import { valueWord } from './valueWords';
import { ZH_CN } from './zhCN';

const ENGLISH: Readonly<Record<string, string>> = { ...englishMessages(), ...EN };

const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort();

/** Chinese has one plural form: the one for “one” is not asked for. */
const neededKeys = Object.keys(ENGLISH).filter((key) => !key.endsWith('_one'));

describe('the Chinese texts', () => {
  it('are there for every English one', () => {
    expect(neededKeys.filter((key) => !(ZH_CN[key] ?? '').trim())).toEqual([]);
  });

  it('hold none that English does not have', () => {
    expect(Object.keys(ZH_CN).filter((key) => !(key in ENGLISH))).toEqual([]);
  });

  it('use the same values as the English ones', () => {
    const differing = neededKeys.filter((key) => {
      const wanted = [...new Set(placeholders(ENGLISH[key] ?? ''))];
      return JSON.stringify([...new Set(placeholders(ZH_CN[key] ?? ''))]) !== JSON.stringify(wanted);
    });
    expect(differing).toEqual([]);
  });

  it('are in Chinese, unless the term is the same in both', () => {
    const long = neededKeys.filter((key) => (ENGLISH[key] ?? '').split(' ').length > 3);
    expect(long.filter((key) => !/\p{Script=Han}/u.test(ZH_CN[key] ?? ''))).toEqual([]);
  });

  it('translate what the engine fills into its sentences', () => {
    expect(valueWord('expected', 'a whole number')).toBe('整数');
    expect(valueWord('expected', 'a whole number from 1 to 65536')).toBe('1 到 65536 的整数');
    expect(valueWord('node', 'a whole number')).toBe('a whole number');
    const wrong = checkSettings({
      ...DEFAULT_TRAINING,
      learningRate: -1,
      momentum: 2,
      epochs: 0,
      batchSize: 0.5,
      seed: -1,
      clipNorm: -1,
      patience: -1,
      minDelta: -1,
    });
    expect(wrong).toHaveLength(8);
    const english = wrong.flatMap(({ values }) =>
      ['expected'].filter((name) => !/\p{Script=Han}/u.test(valueWord(name, String(values[name])))),
    );
    expect(english).toEqual([]);
  });
});

describe('the English texts', () => {
  it('have both plural forms where they have one', () => {
    const halves = Object.keys(ENGLISH).filter((key) => {
      const base = key.replace(/_(one|other)$/, '');
      return base !== key && !(`${base}_one` in ENGLISH && `${base}_other` in ENGLISH);
    });
    expect(halves).toEqual([]);
  });

  it('end no sentence with an exclamation mark', () => {
    expect(Object.entries(ENGLISH).filter(([, text]) => text.includes('!'))).toEqual([]);
  });

  it('do not name a text twice in the interface and the engine', () => {
    expect(Object.keys(EN).filter((key) => key in englishMessages())).toEqual([]);
  });
});
