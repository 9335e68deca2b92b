import { beforeEach, describe, expect, it } from 'vitest';
import { EN, type PhraseCode } from '#engine';
import { changeSettings } from '../../state/settingsStore';
import { showLanguage, useLocale } from '../../i18n/locale';
import { currentTexts } from '../../i18n/texts';
import type { BaselineResult } from '#engine';
import type { Verdict } from './verdict';
import { verdictWords } from './verdictWords';

const baseline = (name: string, code: PhraseCode): BaselineResult => ({
  name,
  phrase: { code },
  mae: 1,
  rmse: 1,
  skill: 0,
  predicted: new Float64Array(),
});
const yesterday = baseline('lastValue', 'baseline.yesterday');
const lastWeek = baseline('seasonal168', 'baseline.sameHourLastWeek');

const say = (verdict: Verdict) => {
  const { text, tone } = verdictWords(verdict, 'number', currentTexts());
  return { text: text.replaceAll('\u202f', ' '), tone };
};

describe('verdictWords', () => {
  beforeEach(() => useLocale.setState(EN, true));

  it('says by how much a model is better', () => {
    expect(say({ kind: 'better', baseline: yesterday, ratio: 0.806 })).toEqual({
      text: 'Better than the naive forecast: its RMSE is 19.4 % smaller than that of “same as yesterday”.',
      tone: 'good',
    });
  });

  it('says by how much a model is worse', () => {
    expect(say({ kind: 'worse', baseline: yesterday, ratio: 1.25 })).toEqual({
      text: 'Worse than the naive forecast: its RMSE is 25 % larger than that of “same as yesterday”.',
      tone: 'bad',
    });
  });

  it('does not call an equal error better', () => {
    const { text, tone } = say({ kind: 'equal', baseline: yesterday, ratio: 0.996 });
    expect(text).toMatch(/^No better than the naive forecast “same as yesterday”/);
    expect(tone).toBe('neutral');
  });

  it('says that a model copies, and what that is worth', () => {
    const copies = (ratio: number) => say({ kind: 'copies', baseline: yesterday, ratio }).text;
    expect(copies(1.001)).toBe(
      'The model does little more than repeat the last value. Its RMSE is 0.1 % larger than that of “same as yesterday”.',
    );
    expect(copies(0.98)).toMatch(/2 % smaller/);
    expect(copies(1.0001)).toMatch(/Its RMSE equals that of/);
  });

  it('names the naive forecast that beats the model beside the one that it beats', () => {
    const { text } = say({ kind: 'mixed', baseline: lastWeek, ratio: 1.1, beaten: yesterday, beatenRatio: 0.6 });
    expect(text).toBe(
      'Its RMSE is 40 % smaller than that of “same as yesterday”, but 10 % larger than that of “same hour last week”, which needs no model.',
    );
  });

  it('says the same in Chinese', async () => {
    changeSettings({ language: 'zh-CN' });
    await showLanguage('zh-CN');
    const { text } = say({ kind: 'copies', baseline: yesterday, ratio: 1.02 });
    expect(text).toMatch(/^模型几乎只是在重复上一个值。.*大 2 %。$/);
  });
});
