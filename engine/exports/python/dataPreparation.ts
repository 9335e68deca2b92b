import type { ScalingName } from '../../tasks/scaler';
import type { ExportPlan } from '../typescript/exportPlan';
import { lines } from '../typescript/files/sections';
import { type Traits, traitsOf } from '../typescript/files/traits';

/** The part of `data.py` that turns a table into the columns that the model sees. */
export function preparationParts(plan: ExportPlan): string[] {
  const traits = traitsOf(plan);
  return [
    SCALER,
    fittedClass(traits),
    preparedClass(traits),
    prepareFunction(traits),
    ...readNumbers(plan),
    ...(traits.hasTransforms ? [APPLY_TRANSFORM] : []),
    FIT_SCALER[plan.recipe.scaling],
    ...(traits.hasCategories ? [ENCODE] : []),
    ...splitRows(traits),
    ...fittedFiles(traits),
  ];
}

const SCALER = `@dataclass(frozen=True)
class Scaler:
    """A scaled value is (value - offset) / scale."""

    offset: float
    scale: float`;

function fittedClass({ hasCategories }: Traits): string {
  return lines(
    '@dataclass(frozen=True)',
    'class Fitted:',
    '    """What was taken from the training rows. It belongs to the weights."""',
    '',
    '    scalers: dict[str, Scaler]',
    hasCategories && '    vocabularies: dict[str, list[str]]',
  );
}

function preparedClass({ hasTime, hasCategories, hasTransforms }: Traits): string {
  return lines(
    '@dataclass(frozen=True)',
    'class Prepared:',
    `    """The data column by column, one entry a row${hasTime ? ', in order of time' : ''}."""`,
    '',
    `    # The ${hasTime ? 'time of each row, as the file writes it' : 'number of each row'}.`,
    '    labels: list[str]',
    hasTime && '    # The same in milliseconds since 1970.',
    hasTime && '    times: list[int]',
    "    # In the data's own units, and where a missing value was filled in.",
    '    raw: dict[str, np.ndarray]',
    '    filled: dict[str, np.ndarray]',
    `    # As the model sees them${hasTransforms ? ': transformed and scaled' : ''}.`,
    '    scaled: dict[str, np.ndarray]',
    hasCategories && '    # Positions in the vocabulary; -1 for a text that is not in it.',
    hasCategories && '    codes: dict[str, np.ndarray]',
    '    fitted: Fitted',
    '',
    '    @property',
    '    def row_count(self) -> int:',
    '        return len(self.labels)',
  );
}

function prepareFunction({ hasTime, hasCalendar, hasCategories, hasTransforms }: Traits): string {
  const source = hasTransforms ? 'changed' : 'raw[name]';
  return lines(
    'def prepare(table: Table, fitted: Fitted | None = None) -> Prepared:',
    '    """Prepares a data file.',
    '',
    '    What is needed of the training rows is taken from `fitted`. Without it, for a new',
    '    training, it is taken from the training part of this file alone, so that nothing of',
    '    the later rows leaks into it.',
    '    """',
    hasTime && '    times = [parse_time(cell) for cell in table.column(TIME_COLUMN)]',
    hasTime && '    # Rows of the same time stay as they are.',
    hasTime && '    order = sorted(range(len(times)), key=times.__getitem__)',
    hasTime && '    times = [times[row] for row in order]',
    hasTime && '    table = Table(table.header, [table.rows[row] for row in order])',
    '    train = split_rows(len(table.rows))["train"]',
    '    raw, filled = {}, {}',
    `    scaled = ${hasCalendar ? 'calendar_columns(times)' : '{}'}`,
    '    scalers = dict(fitted.scalers) if fitted else {}',
    hasTransforms ? '    for name, transform in NUMBER_COLUMNS.items():' : '    for name in NUMBER_COLUMNS:',
    '        raw[name], filled[name] = read_numbers(table, name)',
    hasTransforms && '        changed = apply_transform(raw[name], transform)',
    '        if not fitted:',
    `            scalers[name] = fit_scaler(${source}[train.start : train.stop])`,
    '        scaler = scalers[name]',
    `        scaled[name] = ((${source} - scaler.offset) / scaler.scale).astype(np.float32)`,
    hasCategories && '    codes = {}',
    hasCategories && '    vocabularies = dict(fitted.vocabularies) if fitted else {}',
    hasCategories && '    for name in CATEGORY_COLUMNS:',
    hasCategories && '        texts = table.column(name)',
    hasCategories && '        if not fitted:',
    hasCategories && '            # The different texts in order of their first appearance.',
    hasCategories && '            shown = texts[train.start : train.stop]',
    hasCategories && '            vocabularies[name] = list(dict.fromkeys(text for text in shown if text))',
    hasCategories && '        codes[name] = encode(texts, vocabularies[name])',
    '    return Prepared(',
    hasTime
      ? '        labels=table.column(TIME_COLUMN),'
      : '        labels=[str(row + 1) for row in range(len(table.rows))],',
    hasTime && '        times=times,',
    '        raw=raw,',
    '        filled=filled,',
    '        scaled=scaled,',
    hasCategories && '        codes=codes,',
    hasCategories ? '        fitted=Fitted(scalers, vocabularies),' : '        fitted=Fitted(scalers),',
    '    )',
  );
}

function readNumbers({ csv }: ExportPlan): string[] {
  const comma = csv.decimalComma;
  return [
    lines(
      'MISSING = {"", "na", "n/a", "nan", "null", "none", "-", "?"}',
      comma
        ? String.raw`NUMBER = re.compile(r"[-+]?(\d+[.,]?\d*|[.,]\d+)([eE][-+]?\d+)?", re.ASCII)`
        : String.raw`NUMBER = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?", re.ASCII)`,
    ),
    lines(
      'def read_numbers(table: Table, name: str) -> tuple[np.ndarray, np.ndarray]:',
      '    """A column of numbers, and where one was missing.',
      '',
      '    A missing one takes the last value before it, which never looks into the future.',
      '    """',
      '    values: list[float] = []',
      '    filled: list[bool] = []',
      '    for cell in table.column(name):',
      '        filled.append(cell.lower() in MISSING)',
      '        if NUMBER.fullmatch(cell):',
      `            values.append(float(${comma ? 'cell.replace(",", ".")' : 'cell'}))`,
      '        elif not filled[-1]:',
      '            raise ValueError(f"“{cell}” in column “{name}” is not a number.")',
      '        elif not values:',
      '            raise ValueError(',
      '                f"Column “{name}” starts with an empty cell, "',
      '                "and there is no earlier value to fill it with."',
      '            )',
      '        else:',
      '            values.append(values[-1])',
      '    return np.array(values), np.array(filled)',
    ),
  ];
}

const APPLY_TRANSFORM = `def apply_transform(values: np.ndarray, transform: str) -> np.ndarray:
    """The changes from row to row. The first row has none and is left out."""
    if transform == "none":
        return values
    if transform == "difference":
        return np.diff(values, prepend=np.nan)
    if not (values > 0).all():
        raise ValueError("Logarithms need values above zero.")
    return np.concatenate([[np.nan], np.log(values[1:] / values[:-1])])`;

const FIT_SCALER: Readonly<Record<ScalingName, string>> = {
  standard: `def fit_scaler(values: np.ndarray) -> Scaler:
    """To mean 0 and standard deviation 1."""
    if (values == values[0]).all():
        return Scaler(float(values[0]), 1.0)
    mean = total(values) / len(values)
    return Scaler(mean, math.sqrt(total((values - mean) ** 2) / len(values)))


def total(values: np.ndarray) -> float:
    """The sum, added up one after another as Seqloom does, which rounds alike."""
    return float(np.cumsum(values)[-1])`,
  minMax: `def fit_scaler(values: np.ndarray) -> Scaler:
    """To 0 ... 1."""
    least, most = float(values.min()), float(values.max())
    return Scaler(least, most - least or 1.0)`,
  none: `def fit_scaler(_values: np.ndarray) -> Scaler:
    """Values are taken as they are."""
    return Scaler(0.0, 1.0)`,
};

const ENCODE = `def encode(texts: list[str], vocabulary: list[str]) -> np.ndarray:
    """Positions in the vocabulary; -1 for a text that is not in it."""
    code_of = {text: code for code, text in enumerate(vocabulary)}
    return np.array([code_of.get(text, -1) for text in texts], dtype=np.int32)`;

function splitRows({ hasTransforms }: Traits): string[] {
  const first = hasTransforms ? 'FIRST_ROW' : '0';
  const end = (share: string): string =>
    hasTransforms ? `FIRST_ROW + math.floor(usable * ${share} + 0.5)` : `math.floor(row_count * ${share} + 0.5)`;
  return [
    hasTransforms ? '# Changes need a row before, so the first row of a file is not used.\nFIRST_ROW = 1' : '',
    lines(
      'def split_rows(row_count: int) -> dict[str, range]:',
      '    """Splits the rows in their order, at whole rows."""',
      hasTransforms && '    usable = row_count - FIRST_ROW',
      '    known_share = TRAIN_SHARE + VALIDATION_SHARE',
      `    train_end = ${end('TRAIN_SHARE')}`,
      `    validation_end = ${end('known_share')}`,
      '    return {',
      `        "train": range(${first}, train_end),`,
      '        "validation": range(train_end, validation_end),',
      '        "test": range(validation_end, row_count),',
      '    }',
    ),
    `def window_starts(part: range) -> np.ndarray:
    """Where windows start that lie in a part, with the rows that they forecast."""
    return np.arange(part.start, part.stop - LOOKBACK - HORIZON + 1)`,
  ];
}

function fittedFiles({ hasCategories }: Traits): string[] {
  return [
    lines(
      'def load_fitted() -> Fitted:',
      '    """What belongs to the saved weights."""',
      '    content = json.loads(FITTED_FILE.read_text(encoding="utf-8"))',
      '    scalers = {',
      '        name: Scaler(scaler["offset"], scaler["scale"])',
      '        for name, scaler in content["scalers"].items()',
      '    }',
      hasCategories ? '    return Fitted(scalers, content["vocabularies"])' : '    return Fitted(scalers)',
    ),
    `def save_fitted(fitted: Fitted) -> None:
    """Saves what belongs to the weights beside them."""
    text = json.dumps(asdict(fitted), ensure_ascii=False, indent=2)
    MODEL_FOLDER.mkdir(exist_ok=True)
    FITTED_FILE.write_text(f"{text}\\n", encoding="utf-8")`,
  ];
}
