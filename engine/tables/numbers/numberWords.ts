/** What letters and words behind a number multiply it with: so many tens. */
const POWERS: Readonly<Record<string, number>> = {
  K: 3,
  k: 3,
  M: 6,
  m: 6,
  B: 9,
  b: 9,
  T: 12,
  t: 12,
  tsd: 3,
  thousand: 3,
  mn: 6,
  mln: 6,
  mio: 6,
  mill: 6,
  million: 6,
  millions: 6,
  millionen: 6,
  millones: 6,
  bn: 9,
  bln: 9,
  billion: 9,
  billions: 9,
  mrd: 9,
  mld: 9,
  md: 9,
  milliard: 9,
  milliards: 9,
  milliarden: 9,
  tn: 12,
  trillion: 12,
  lakh: 5,
  crore: 7,
  cr: 7,
  千: 3,
  万: 4,
  百万: 6,
  千万: 7,
  亿: 8,
  十亿: 9,
  万亿: 12,
};

const CURRENCIES: ReadonlySet<string> = new Set(
  `usd eur gbp chf jpy cny rmb inr cad aud nzd sek nok dkk pln czk huf ron rub try brl mxn krw sgd hkd twd zar ils thb idr
  myr php vnd btc eth usdt kr kr. zł kč ft lei fr fr. sfr rs rs. us$ r$ a$ c$ hk$ nz$ s$ nt$ au$ ca$ mx$ 元 円 圆 美元 欧元
  人民币`.split(/\s+/),
);

/** Whether a text names money: a currency sign, or a code or word for one. */
export const isCurrency = (text: string): boolean =>
  text !== '' && (/^\p{Sc}$/u.test(text) || CURRENCIES.has(text.toLowerCase()));

/** What stands behind a number, taken apart. */
export interface Suffix {
  /** The letter or word that multiplies the number, or ''. */
  readonly factorText: string;
  readonly power: number;
  /** What is counted, or ''. */
  readonly unit: string;
}

/** Takes apart what stands behind a number: `K`, `Mio. €`, `万元`, `km/h`. */
export function splitSuffix(text: string): Suffix {
  const none = { factorText: '', power: 0, unit: text };
  if (text === '' || text === '%') return none;
  // One letter alone is by far the most common.
  const single = text.length === 1 && Object.hasOwn(POWERS, text) ? POWERS[text] : undefined;
  if (single !== undefined) return { factorText: text, power: single, unit: '' };
  if (isCurrency(text)) return none;
  const [, word = '', rest = ''] = /^([A-Za-z]+|[千万百十亿]+)\.?\s*(.*)$/.exec(text) ?? [];
  for (const [factorText, unit] of [
    [word, rest],
    // M€ and kUSD, without a space.
    [word.slice(0, 1), word.slice(1) + rest],
  ] as const) {
    const name = factorText.length === 1 ? factorText : factorText.toLowerCase();
    const power = Object.hasOwn(POWERS, name) ? POWERS[name] : undefined;
    if (power !== undefined && (unit === '' || isCurrency(unit))) return { factorText, power, unit };
  }
  return none;
}
