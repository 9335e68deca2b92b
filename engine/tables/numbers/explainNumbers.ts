import type { Phrase } from '../../text/phrase';
import { isCurrency } from './numberWords';
import { isRatio, type NumberNotation } from './notation';
import type { DecidedNotation, NumberSurvey } from './surveyNumbers';

/** What is said of a column's numbers; nothing where they are plain. */
export function explainNumbers(
  survey: NumberSurvey,
  { notation, mark }: DecidedNotation,
  cells: readonly string[],
): Phrase[] {
  const { decimal, group, factors } = notation;
  const reasons: Phrase[] = [];
  const say = (code: Phrase['code'], row: number | undefined, values: Phrase['values'] = {}): void => {
    if (row !== undefined) reasons.push({ code, values: { text: cells[row] ?? '', ...values } });
  };
  const { voteRow, groups } = survey;
  if (mark.how === 'proved' && decimal === ',') say('reading.numbers.decimalComma', voteRow.comma);
  const groupRow =
    (group === null ? undefined : groups.get(group)?.row) ?? voteRow[decimal === '.' ? 'openComma' : 'openPoint'];
  if (mark.how === 'assumed') {
    // Three decimals in every cell are decimals; where some have none, they could be thousands.
    if (voteRow.openComma !== undefined) say('reading.numbers.thousandsAssumed', voteRow.openComma);
    else if (voteRow.none !== undefined) say('reading.numbers.pointAssumed', voteRow.openPoint);
  } else if (mark.how === 'file') {
    say('reading.numbers.fileMark', voteRow.openComma ?? voteRow.openPoint, { mark: decimal });
  } else if (group !== null) {
    say('reading.numbers.thousands', groupRow);
  }
  if (factors) {
    const letters = [...survey.factors.keys()];
    say('reading.numbers.factors', survey.factors.get(letters[0] ?? '')?.row, { letters });
  }
  sayUnit(notation, say, survey);
  if (survey.accountingRow >= 0) say('reading.numbers.accounting', survey.accountingRow);
  return reasons;
}

function sayUnit(
  { unit }: NumberNotation,
  say: (code: Phrase['code'], row: number | undefined, values?: Phrase['values']) => void,
  { units, factors }: NumberSurvey,
): void {
  if (unit === null) return;
  const row = units.get(unit)?.row ?? factors.get(unit)?.row;
  const bare = units.has('');
  if (isRatio(unit)) say(bare ? 'reading.numbers.someRatios' : 'reading.numbers.ratios', row, { unit });
  else say(isCurrency(unit) ? 'reading.numbers.currency' : 'reading.numbers.unit', row, { unit });
}
