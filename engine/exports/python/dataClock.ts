import type { CalendarFeature } from '../../tasks/forecasting/recipe';
import type { ExportPlan } from '../typescript/exportPlan';
import { lines } from '../typescript/files/sections';

const ISO = String.raw`ISO_TIME = re.compile(
    r"(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2}))?"
    r"(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?"
    r"\s*(?:Z|([+-])(\d{2}):?(\d{2}))?)?",
    re.ASCII,
)`;
const DAY_FIRST = String.raw`DAY_MONTH_YEAR = re.compile(
    r"(\d{1,2})([/.])(\d{1,2})\2(\d{4})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2}))?)?",
    re.ASCII,
)`;

/** The part of `data.py` that reads the dates of the time column, in the formats that the project's data uses. */
export function timeParts(plan: ExportPlan): string[] {
  const isoOnly = plan.csv.times === 'iso';
  const example = isoOnly ? '2024-05-31' : '2024-05-31 or 31.5.2024';
  return [
    lines(
      'EPOCH = datetime(1970, 1, 1)',
      ISO,
      ...(isoOnly
        ? []
        : [
            DAY_FIRST,
            '# How 5/6/2024 is read; 5.6.2024 always starts with the day.',
            `DAY_FIRST = ${plan.csv.times === 'dayFirst' ? 'True' : 'False'}`,
          ]),
    ),
    lines(
      'def parse_time(text: str) -> int:',
      '    """Milliseconds since 1970 on the file\'s own clock.',
      '',
      '    A time zone, where one is written, is applied.',
      '    """',
      '    iso = ISO_TIME.fullmatch(text)',
      !isoOnly && '    other = DAY_MONTH_YEAR.fullmatch(text)',
      '    try:',
      '        if iso:',
      '            *parts, fraction, sign, zone_hours, zone_minutes = iso.groups()',
      '            zone = timedelta(hours=int(zone_hours or 0), minutes=int(zone_minutes or 0))',
      '            moment = moment_of(*parts) - (-zone if sign == "-" else zone)',
      '            ms = math.floor(float(f"0.{fraction or 0}") * 1000 + 0.5)',
      '            return (moment - EPOCH) // timedelta(milliseconds=1) + ms',
      !isoOnly && '        if other:',
      !isoOnly && '            first, separator, second, year, *clock = other.groups()',
      !isoOnly && '            day_first = DAY_FIRST or separator == "."',
      !isoOnly && '            month, day = (second, first) if day_first else (first, second)',
      !isoOnly && '            moment = moment_of(year, month, day, *clock)',
      !isoOnly && '            return (moment - EPOCH) // timedelta(milliseconds=1)',
      '    except ValueError:',
      '        pass  # There is no such day or hour.',
      `    raise ValueError(f"“{text}” is not a date such as ${example}.")`,
    ),
    `def moment_of(
    year: str,
    month: str,
    day: str | None,
    hours: str | None = None,
    minutes: str | None = None,
    seconds: str | None = None,
) -> datetime:
    """The moment that these parts write; a part that is missing is its least value."""
    return datetime(
        int(year),
        int(month),
        int(day or 1),
        int(hours or 0),
        int(minutes or 0),
        int(seconds or 0),
    )`,
  ];
}

const PHASES: Readonly<Record<CalendarFeature, readonly [name: string, text: string]>> = {
  hourOfDay: [
    'hour_of_day',
    `def hour_of_day(ms: int) -> float:
    """Where a moment stands in its day, from 0 to 1."""
    return ms / DAY_MS - math.floor(ms / DAY_MS)`,
  ],
  dayOfWeek: [
    'day_of_week',
    `def day_of_week(ms: int) -> float:
    """Where a day stands in its week, from 0 to 1."""
    # 1970-01-01 was a Thursday; weeks start on Sunday.
    return (math.floor(ms / DAY_MS) + 4) % 7 / 7`,
  ],
  dayOfYear: [
    'day_of_year',
    `def day_of_year(ms: int) -> float:
    """Where a moment stands in its year, from 0 to 1."""
    year = (EPOCH + timedelta(milliseconds=ms)).year
    start = (datetime(year, 1, 1) - EPOCH).days * DAY_MS
    return (ms - start) / ((366 if calendar.isleap(year) else 365) * DAY_MS)`,
  ],
};

/** The part of `data.py` that makes features from the time column. */
export function calendarParts({ recipe }: ExportPlan): string[] {
  const used = recipe.calendar.map((feature) => ({ feature, name: PHASES[feature][0], text: PHASES[feature][1] }));
  return [
    'DAY_MS = 86_400_000',
    ...used.map(({ text }) => text),
    lines(
      'def calendar_columns(times: list[int]) -> dict[str, np.ndarray]:',
      '    """A sine and a cosine column for each cycle, so that its end meets its start.',
      '',
      '    They lie between -1 and 1 and are not scaled any further.',
      '    """',
      '    columns = {}',
      '    phases = {',
      ...used.map(({ feature, name }) => `        "${feature}": ${name},`),
      '    }',
      '    for name, phase in phases.items():',
      '        angles = 2 * np.pi * np.array([phase(ms) for ms in times])',
      '        columns[f"{name} sin"] = np.sin(angles).astype(np.float32)',
      '        columns[f"{name} cos"] = np.cos(angles).astype(np.float32)',
      '    return columns',
    ),
  ];
}
