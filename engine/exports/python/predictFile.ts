import type { ExportPlan } from '../typescript/exportPlan';
import { lines } from '../typescript/files/sections';
import { traitsOf } from '../typescript/files/traits';
import { pythonModule } from '../../emit/python/pythonText';

/** `predict.py`: the program that prints forecasts as CSV; it needs `data.py` and `forecast.py`. */
export function predictFile(plan: ExportPlan): string {
  const { hasTime, hasTransforms, manySteps } = traitsOf(plan);
  const first = hasTransforms ? 'FIRST_ROW' : '0';
  const constants = ['DATA_FILE', hasTransforms && 'FIRST_ROW', 'HORIZON', 'LOOKBACK', hasTime && 'TIME_COLUMN'];
  const functions = ['Prepared', 'actual_values', 'prepare', 'read_table', 'split_rows', 'window_starts'];
  return pythonModule(
    '"""Prints forecasts as CSV: raw rows in, values in the data\'s own units out."""',
    lines(
      'import argparse',
      'import csv',
      'import sys',
      'from collections.abc import Iterator',
      '',
      'import numpy as np',
      '',
      'from data import (',
      ...[...constants, ...functions].flatMap((name) => (name === false ? [] : [`    ${name},`])),
      ')',
      'from forecast import forecast, load_trained',
    ),
    `def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--input",
        metavar="FILE.csv",
        help="rows to forecast from (else the test part of the data of the model)",
    )
    parser.add_argument(
        "--latest",
        action="store_true",
        help="only the forecast that follows the last row",
    )
    options = parser.parse_args()
    model, fitted = load_trained()
    prepared = prepare(read_table(options.input or DATA_FILE), fitted)
    if options.latest:
        starts = latest_window(prepared)
        lines = latest_lines(prepared, forecast(model, prepared, starts))
    else:
        starts = window_starts(known_rows(prepared, options.input is not None))
        if len(starts) == 0:
            raise ValueError(
                f"There are only {prepared.row_count} rows, too few for a window of "
                f"{LOOKBACK} and what came after it. Try --latest."
            )
        lines = history_lines(prepared, starts, forecast(model, prepared, starts))
    csv.writer(sys.stdout, lineterminator="\\n").writerows(lines)`,
    `def known_rows(prepared: Prepared, all_rows: bool) -> range:
    """The rows of the test part, or those of a whole file."""
    if all_rows:
        return range(${first}, prepared.row_count)
    return split_rows(prepared.row_count)["test"]`,
    `def history_lines(
    prepared: Prepared, starts: np.ndarray, forecasts: list[tuple[str, np.ndarray]]
) -> Iterator[list[object]]:
    """Forecasts beside what came true, for every window."""
    rows = starts[:, np.newaxis] + LOOKBACK + np.arange(HORIZON)
    kinds = ("forecast", "actual")
    names = [f"{name} {kind}" for name, _ in forecasts for kind in kinds]
    yield [${hasTime ? 'TIME_COLUMN' : '"row"'}, ${manySteps ? '"step", ' : ''}*names]
    columns = [
        values
        for name, predicted in forecasts
        for values in (predicted, actual_values(prepared, name, rows))
    ]
    for window, step in np.ndindex(rows.shape):
        fields = [field(values[window, step]) for values in columns]
        yield [prepared.labels[rows[window, step]], ${manySteps ? 'step + 1, ' : ''}*fields]`,
    `def latest_window(prepared: Prepared) -> np.ndarray:
    """Where the window of the last rows starts."""
    start = prepared.row_count - LOOKBACK
    if start < ${first}:
        raise ValueError(
            f"There are only {prepared.row_count} rows; "
            f"a forecast needs {LOOKBACK${hasTransforms ? ' + FIRST_ROW' : ''}}."
        )
    return np.array([start])`,
    `def latest_lines(
    prepared: Prepared, forecasts: list[tuple[str, np.ndarray]]
) -> Iterator[list[object]]:
    """The forecast for the steps after the last row."""
    yield ["after", "step", *(f"{name} forecast" for name, _ in forecasts)]
    for step in range(HORIZON):
        fields = [field(values[0, step]) for _, values in forecasts]
        yield [prepared.labels[-1], step + 1, *fields]`,
    `def field(value: float | str) -> str:
    """A number with all its digits, whole ones without a decimal point; or a text."""
    return value if isinstance(value, str) else repr(float(value)).removesuffix(".0")`,
    `if __name__ == "__main__":
    # Texts may hold any letter, whatever the terminal's own encoding is.
    sys.stdout.reconfigure(encoding="utf-8", newline="\\n")
    try:
        main()
    except (OSError, ValueError) as error:
        sys.exit(str(error))`,
  );
}
