/** A space that no line breaks at, between a number and its unit. */
const UNIT_SPACE = '\u00a0';
const SI_PREFIXES = ['', 'k', 'M', 'G', 'T', 'P'] as const;
const SIGNIFICANT_DIGITS = 4;
const MOST_DECIMALS = 6;

/** Writes numbers for readers of one language. What is no number is a dash. */
export interface NumberFormat {
  readonly locale: string;
  /** A whole number with its digits in groups: `56,481`. */
  readonly count: (value: number) => string;
  /** A count where there is little room, in three digits: `33`, `35.8K`. */
  readonly compact: (value: number) => string;
  /** A measured figure with four significant digits, and all digits before the point: `0.005812`, `56,481`, `3.2E-7`. */
  readonly figure: (value: number) => string;
  /**
   * The figures of one table column with equal decimals, so that their points stand below each other: as many as show
   * the smallest one with four digits. Figures too small or too different for that are written one by one.
   */
  readonly figures: (values: readonly number[]) => readonly string[];
  /** A share as a percentage: `70%`, `12.5%`. */
  readonly share: (share: number) => string;
  /** A share gained or lost, as a percentage with its sign: `+12.5%`, `-0.3%`. */
  readonly gain: (share: number) => string;
  /** How many times as large something is: `0.81×`, `12×`. `decimals` are shown below ten. */
  readonly ratio: (ratio: number, decimals: number) => string;
  /** An amount of bytes with its decimal prefix: `52.3 MB`. */
  readonly bytes: (bytes: number) => string;
  /** Work in floating-point operations: `1.2 MFLOP`. */
  readonly flops: (operations: number) => string;
}

/** The number format of a locale such as `en` or `zh-CN`; made once for each. */
export function numberFormat(locale: string): NumberFormat {
  let format = known.get(locale);
  if (!format) known.set(locale, (format = makeFormat(locale)));
  return format;
}

const known = new Map<string, NumberFormat>();

function makeFormat(locale: string): NumberFormat {
  const intl = (options: Intl.NumberFormatOptions): ((value: number) => string) => {
    const formatter = new Intl.NumberFormat(locale, { signDisplay: 'negative', ...options });
    return (value) => (Number.isNaN(value) ? '–' : formatter.format(value));
  };
  const fixed = Array.from({ length: MOST_DECIMALS + 1 }, (_, decimals) =>
    intl({ minimumFractionDigits: decimals, maximumFractionDigits: decimals }),
  );
  const withDecimals = (value: number, decimals: number): string =>
    (fixed[decimals] as (value: number) => string)(value);
  const count = intl({ maximumFractionDigits: 0 });
  const significant = intl({ maximumSignificantDigits: SIGNIFICANT_DIGITS });
  const scientific = intl({ notation: 'scientific', maximumSignificantDigits: SIGNIFICANT_DIGITS });
  const figure = (value: number): string => {
    const size = Math.abs(value);
    if (size >= 1e15 && Number.isFinite(value)) return scientific(value);
    if (size >= 1000) return count(value);
    return size > 0 && size < 1e-4 ? scientific(value) : significant(value);
  };
  const gain = intl({
    style: 'percent',
    signDisplay: 'exceptZero',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const prefixed = (value: number, unit: string): string => {
    let size = Math.abs(value);
    let step = 0;
    // 999.5 would round to a fourth digit.
    while (size >= 999.5 && step < SI_PREFIXES.length - 1) {
      size /= 1000;
      step++;
    }
    return `${withDecimals(Math.sign(value) * size, step === 0 || size >= 99.95 ? 0 : 1)}${UNIT_SPACE}${SI_PREFIXES[step]}${unit}`;
  };
  return {
    locale,
    count,
    // Whole digits are never rounded away: Chinese shortens only from ten thousand on.
    compact: intl({
      notation: 'compact',
      maximumSignificantDigits: 3,
      maximumFractionDigits: 0,
      roundingPriority: 'morePrecision',
    }),
    figure,
    figures: (values) => {
      const sizes = values.map(Math.abs).filter((size) => size > 0 && Number.isFinite(size));
      if (sizes.length === 0) return values.map(figure);
      const decimals = Math.max(0, SIGNIFICANT_DIGITS - 1 - Math.floor(Math.log10(Math.min(...sizes))));
      return values.map((value) => (decimals > MOST_DECIMALS ? figure(value) : withDecimals(value, decimals)));
    },
    share: intl({ style: 'percent', maximumFractionDigits: 1 }),
    // Beside a perfect answer there is no share.
    gain: (value) => gain(Number.isFinite(value) ? value : Number.NaN),
    ratio: (ratio, decimals) =>
      `${Math.abs(ratio) < 9.95 ? withDecimals(ratio, decimals) : figure(Math.round(ratio))}×`,
    bytes: (bytes) => prefixed(bytes, 'B'),
    flops: (operations) => prefixed(operations, 'FLOP'),
  };
}

/** A number and the symbol of its unit, which stay on one line: `24 ms`. */
export function withUnit(number: string, unit: string): string {
  return unit === '' ? number : number + UNIT_SPACE + unit;
}
