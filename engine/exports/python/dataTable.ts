/** The part of `data.py` that reads files. */
export function tableParts(): string[] {
  return [
    `@dataclass(frozen=True)
class Table:
    """A data file as text cells, without the space around them."""

    header: list[str]
    rows: list[list[str]]

    def column(self, name: str) -> list[str]:
        """The cells of one column."""
        if name not in self.header:
            columns = ", ".join(self.header)
            raise ValueError(f"There is no column “{name}”. There are: {columns}.")
        position = self.header.index(name)
        return [row[position] for row in self.rows]`,
    `def read_table(file: str | Path) -> Table:
    """Reads a CSV file; its first line names the columns. Empty lines are skipped."""
    with open(file, encoding="utf-8-sig", newline="") as source:
        cells = csv.reader(source, delimiter=DELIMITER)
        records = [[cell.strip() for cell in record] for record in cells]
    records = [record for record in records if any(record)]
    if not records:
        raise ValueError(f"{file} is empty.")
    header, *rows = records
    for number, row in enumerate(rows, start=1):
        if len(row) != len(header):
            raise ValueError(f"Row {number} of {file} has too many or too few fields.")
    return Table(header, rows)`,
  ];
}
