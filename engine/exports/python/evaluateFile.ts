import type { ExportPlan } from '../typescript/exportPlan';
import { lines } from '../typescript/files/sections';
import { type Traits, traitsOf } from '../typescript/files/traits';
import { bracketLines, pythonModule, stringList } from '../../emit/python/pythonText';

/** `evaluate.py`: the program that measures the model beside naive forecasts, as the app does. */
export function evaluateFile(plan: ExportPlan): string {
  const traits = traitsOf(plan);
  const { numbersOut, classesOut } = traits;
  const byClock = looksBackByClock(plan);
  return pythonModule(
    '"""Measures the forecasts of the test part beside those that need no model."""',
    lines(
      'import argparse',
      'import json',
      numbersOut && 'import math',
      'import sys',
      '',
      'import numpy as np',
      '',
      'from data import (',
      '    DATA_FILE,',
      '    HORIZON,',
      '    LOOKBACK,',
      numbersOut && classesOut && '    OUTPUTS,',
      '    Prepared,',
      '    actual_values,',
      '    prepare,',
      '    read_table,',
      '    split_rows,',
      '    window_starts,',
      ')',
      'from forecast import forecast, load_trained',
    ),
    constants(plan),
    mainFunction(traits),
    scoredStarts(plan),
    evaluateFunction(traits),
    naiveRows(plan),
    ...(plan.recipe.seasons.length === 0 ? [] : byClock ? SEASON_BY_CLOCK : [SEASON_BY_ROWS]),
    ...(numbersOut ? NUMBER_FIGURES : []),
    ...(classesOut ? CLASS_FIGURES : []),
    SKILL,
    tableFunction(),
    `if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    try:
        main()
    except (OSError, ValueError) as error:
        sys.exit(str(error))`,
  );
}

/** Steps of a fixed length are looked up by their time, so that a missing row shifts nothing. */
function looksBackByClock({ recipe, signature }: ExportPlan): boolean {
  return recipe.time !== null && signature.stepUnit !== 'month' && signature.stepUnit !== 'year';
}

function constants({ recipe, numberColumns }: ExportPlan): string {
  const numbers = recipe.targets.filter((name) => numberColumns.some((column) => column.name === name));
  return lines(
    recipe.seasons.length > 0 && '# Periods, in rows, of the seasonal forecasts to compare with.',
    recipe.seasons.length > 0 && `SEASONS = [${recipe.seasons.join(', ')}]`,
    '# Windows are left out where the truth of one of these was missing and filled in.',
    ...bracketLines(stringList(numbers, `NUMBER_TARGETS${numbers.length === 0 ? ': list[str]' : ''} = `), ''),
  );
}

function mainFunction({ hasValidation }: Traits): string {
  return lines(
    'def main() -> None:',
    '    parser = argparse.ArgumentParser(description=__doc__)',
    ...(hasValidation
      ? [
          '    parser.add_argument(',
          '        "--part",',
          '        choices=["validation", "test"],',
          '        default="test",',
          '        help="the rows to measure on",',
          '    )',
        ]
      : []),
    '    parser.add_argument("--json", action="store_true", help="print figures as JSON")',
    '    options = parser.parse_args()',
    '    model, fitted = load_trained()',
    '    prepared = prepare(read_table(DATA_FILE), fitted)',
    `    starts = scored_starts(prepared, ${hasValidation ? 'options.part' : '"test"'})`,
    '    if len(starts) == 0:',
    '        raise ValueError("There is no window to measure.")',
    '    results = evaluate(prepared, starts, forecast(model, prepared, starts))',
    '    print(json.dumps(results, indent=2) if options.json else as_table(results))',
  );
}

function scoredStarts(_plan: ExportPlan): string {
  return `def scored_starts(prepared: Prepared, part: str) -> np.ndarray:
    """The first row of every window of a part whose outcome the data really knows."""
    starts = window_starts(split_rows(prepared.row_count)[part])
    rows = starts[:, np.newaxis] + LOOKBACK + np.arange(HORIZON)
    known = np.ones(len(starts), dtype=bool)
    for name in NUMBER_TARGETS:
        known &= ~prepared.filled[name][rows].any(axis=1)
    return starts[known]`;
}

function evaluateFunction({ numbersOut, classesOut }: Traits): string {
  const both = numbersOut && classesOut;
  const numbers = (indent: string): string[] => [
    `${indent}figures = number_figures(actual, predicted)`,
    `${indent}for name, naive_rows in naive.items():`,
    `${indent}    values = actual_values(prepared, column, naive_rows)`,
    `${indent}    others = number_figures(actual, values)`,
    `${indent}    others["skill"] = skill(figures["rmse"] ** 2, others["rmse"] ** 2)`,
    `${indent}    baselines[name] = others`,
  ];
  const classes = (indent: string): string[] => [
    `${indent}figures = class_figures(actual, predicted)`,
    `${indent}guesses = {`,
    `${indent}    name: actual_values(prepared, column, naive_rows)`,
    `${indent}    for name, naive_rows in naive.items()`,
    `${indent}}`,
    `${indent}usual = commonest(prepared, column)`,
    `${indent}guesses["commonest class"] = np.full_like(actual, usual)`,
    `${indent}for name, values in guesses.items():`,
    `${indent}    others = class_figures(actual, values)`,
    `${indent}    errors = 1 - figures["accuracy"], 1 - others["accuracy"]`,
    `${indent}    others["skill"] = skill(*errors)`,
    `${indent}    baselines[name] = others`,
  ];
  return lines(
    'def evaluate(',
    '    prepared: Prepared, starts: np.ndarray, forecasts: list[tuple[str, np.ndarray]]',
    ') -> list[dict]:',
    '    """The figures of each predicted column, of the model and of each naive forecast."""',
    '    rows = starts[:, np.newaxis] + LOOKBACK + np.arange(HORIZON)',
    '    naive = naive_rows_of(prepared, starts)',
    '    results = []',
    both
      ? '    for (column, predicted), source in zip(forecasts, sources()):'
      : '    for column, predicted in forecasts:',
    '        actual = actual_values(prepared, column, rows)',
    '        baselines = {}',
    ...(both
      ? ['        if source == "numbers":', ...numbers('            '), '        else:', ...classes('            ')]
      : numbersOut
        ? numbers('        ')
        : classes('        ')),
    '        result = {"column": column, "windows": len(starts), "model": figures}',
    '        results.append({**result, "baselines": baselines})',
    '    return results',
    ...(both
      ? [
          '',
          '',
          'def sources() -> list[str]:',
          '    """What each forecast is made of, in their order: numbers or classes."""',
          '    kinds = []',
          '    for source in OUTPUTS:',
          '        kinds += ["classes"] if isinstance(source, str) else ["numbers"] * len(source)',
          '    return kinds',
        ]
      : []),
  );
}

function naiveRows({ recipe }: ExportPlan): string {
  if (recipe.seasons.length > 0) return NAIVE_ROWS;
  return `def naive_rows_of(_prepared: Prepared, starts: np.ndarray) -> dict[str, np.ndarray]:
    """For each naive forecast the row that it repeats, windows × HORIZON."""
    last = np.repeat(starts[:, np.newaxis] + LOOKBACK - 1, HORIZON, axis=1)
    return {"last value": last}`;
}

const NAIVE_ROWS = `def naive_rows_of(prepared: Prepared, starts: np.ndarray) -> dict[str, np.ndarray]:
    """For each naive forecast the row that it repeats, windows × HORIZON.

    The last value, and for each season the value one season before (Hyndman and
    Athanasopoulos, Forecasting: Principles and Practice, section 5.2). Where the data
    lacks that row, the last value stands in.
    """
    last = np.repeat(starts[:, np.newaxis] + LOOKBACK - 1, HORIZON, axis=1)
    rows = {"last value": last}
    for season in SEASONS:
        before = rows_one_season_before(prepared, starts, season)
        rows[f"{season} rows before"] = np.where(before >= 0, before, last)
    return rows`;

const BY_ROWS = `    steps = np.arange(HORIZON)
    back = (steps // season + 1) * season
    return starts[:, np.newaxis] + LOOKBACK + steps - back`;

const SEASON_BY_ROWS = `def rows_one_season_before(
    _prepared: Prepared, starts: np.ndarray, season: int
) -> np.ndarray:
    """The last known row whole seasons before each forecast row, or less than 0."""
${BY_ROWS}`;

const SEASON_BY_CLOCK = [
  `def rows_one_season_before(
    prepared: Prepared, starts: np.ndarray, season: int
) -> np.ndarray:
    """The last known row whole seasons before each forecast row, or less than 0.

    It is found by its time, so that a missing row shifts nothing.
    """
    times = prepared.times
    season_ms = season * common_step_ms(times)
    if season_ms == 0:
        return rows_by_count(starts, season)
    row_at = {ms: row for row, ms in enumerate(times)}
    found = np.full((len(starts), HORIZON), -1)
    for window, start in enumerate(starts):
        first = int(start) + LOOKBACK
        for step in range(HORIZON):
            ahead = times[first + step] - times[first - 1]
            cycles = max(1, -(-ahead // season_ms))
            row = row_at.get(times[first + step] - cycles * season_ms, -1)
            if row < first:
                found[window, step] = row
    return found`,
  `def rows_by_count(starts: np.ndarray, season: int) -> np.ndarray:
    """The same by counting rows, for rows that have no distance in time."""
${BY_ROWS}`,
  `def common_step_ms(times: list[int]) -> int:
    """The commonest distance between neighbouring rows: the median of the first."""
    steps = sorted(abs(b - a) for a, b in zip(times[:2001], times[1:2001]))
    return steps[len(steps) // 2] if steps else 0`,
];

const NUMBER_FIGURES = [
  `def number_figures(actual: np.ndarray, predicted: np.ndarray) -> dict[str, float]:
    """Mean absolute error and root mean squared error, in the data's own units."""
    errors = predicted - actual
    mae, mse = float(np.abs(errors).mean()), float((errors**2).mean())
    return {"mae": mae, "rmse": math.sqrt(mse)}`,
];

const CLASS_FIGURES = [
  `def class_figures(actual: np.ndarray, predicted: np.ndarray) -> dict[str, float]:
    """The share of right classes."""
    return {"accuracy": float((actual == predicted).mean())}`,
  `def commonest(prepared: Prepared, column: str) -> str:
    """The class that the training part shows most often."""
    part = split_rows(prepared.row_count)["train"]
    codes = prepared.codes[column][part.start : part.stop]
    classes = prepared.fitted.vocabularies[column]
    return classes[np.bincount(codes[codes >= 0], minlength=len(classes)).argmax()]`,
];

const SKILL = `def skill(error: float, baseline: float) -> float:
    """1 - error / baseline: above 0 where the model is better (Murphy 1988)."""
    if baseline == 0:
        return 0.0 if error == 0 else -float("inf")
    return 1 - error / baseline`;

function tableFunction(): string {
  return `def as_table(results: list[dict]) -> str:
    """The figures for reading."""
    lines = []
    for result in results:
        lines.append(f"{result['column']}: {result['windows']} windows")
        names = [*result["model"], "skill"]
        lines.append(" " * 20 + "".join(f"{name:>12}" for name in names))
        for name, figures in {"model": result["model"], **result["baselines"]}.items():
            cells = "".join(f"{value:>12.6g}" for value in figures.values())
            lines.append(f"{name:<20}{cells}")
    return "\\n".join(lines)`;
}
