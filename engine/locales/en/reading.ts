/** How the cells of a data file were understood, and what shows it. */
export const READING = {
  'reading.order.monthFirst': 'month first',
  'reading.order.dayFirst': 'day first',
  'reading.order.yearFirst': 'year first',
  'reading.dayOrder.proved': 'Dates are read {{order}}: “{{text}}” can be nothing else.',
  'reading.dayOrder.steps': 'Dates such as “{{text}}” are read {{order}}: the steps between the rows are steady so.',
  'reading.dayOrder.assumed':
    'Dates such as “{{text}}” are read {{order}}, which is an assumption: no cell shows the order.',
  'reading.dayOrder.mixed':
    'Dates are written in several orders: “{{text}}” is {{order}}, “{{other}}” is not. Dates that leave the order open are read so that they fit between their neighbors.',
  'reading.dayOrder.mostly':
    'Dates are read {{order}}, as “{{text}}” shows; “{{other}}” contradicts it and is not read.',
  'reading.times.mixed': 'Times are written in several ways, and each is read: {{texts}}.',
  'reading.times.twoDigitYears': 'Years of two digits are read as {{from}} to {{to}}.',
  'reading.times.zones': 'Times with a zone, such as “{{text}}”, are converted to UTC.',
  'reading.times.someZones':
    'Times with a zone, such as “{{text}}”, are converted to UTC; times without one, such as “{{other}}”, are taken for UTC.',
  'reading.times.compact': 'Numbers such as {{text}} are read as dates written without signs.',
  'reading.times.unix.s': 'Numbers such as {{text}} are read as Unix time in seconds.',
  'reading.times.unix.ms': 'Numbers such as {{text}} are read as Unix time in milliseconds.',
  'reading.times.unix.us': 'Numbers such as {{text}} are read as Unix time in microseconds.',
  'reading.times.unix.ns': 'Numbers such as {{text}} are read as Unix time in nanoseconds.',
  'reading.times.excel': 'Numbers such as {{text}} are read as Excel dates (days since 1900).',
  'reading.times.years': 'Whole numbers such as {{text}} are read as years.',
  'reading.clock.compact': 'Digits such as {{text}} are read as times of day.',
  'reading.numbers.decimalComma': 'The comma stands before the decimals: “{{text}}” can be nothing else.',
  'reading.numbers.thousands': 'Signs between thousands, as in “{{text}}”, are read.',
  'reading.numbers.thousandsAssumed':
    'The comma in numbers such as “{{text}}” is taken for the sign between thousands, which is an assumption: no cell shows otherwise.',
  'reading.numbers.pointAssumed':
    'The point in numbers such as “{{text}}” is taken for the decimal point, which is an assumption: no cell shows otherwise.',
  'reading.numbers.fileMark':
    'Numbers such as “{{text}}” are read with “{{mark}}” before the decimals, as in the rest of the file.',
  'reading.numbers.factors': 'Letters behind numbers multiply them ({{letters}}), as in “{{text}}”.',
  'reading.numbers.ratios': 'Numbers with {{unit}} keep their size: “{{text}}” is not divided.',
  'reading.numbers.someRatios':
    'Numbers with {{unit}} keep their size: “{{text}}” is not divided. Numbers without {{unit}} are not read.',
  'reading.numbers.currency': 'Amounts of money, such as “{{text}}”, are read as numbers.',
  'reading.numbers.unit': 'The unit {{unit}} stands behind the numbers, as in “{{text}}”, and is left out.',
  'reading.numbers.accounting': 'Numbers such as “{{text}}” are negative.',
  'reading.missingCode':
    '{{value}} looks like a code for missing in “{{column}}”: it stands in {{count}} {{count|one:cell|other:cells}}, far from all other values.',
} as const satisfies Readonly<Record<string, string>>;
