/**
 * Reads a `.ts` file of the UEA and UCR archives (the format of sktime): a head of `@` lines, then a recording a line, its
 * dimensions between colons, the class last. Returns recordings as `{ label, dimensions }`, a list of numbers a dimension.
 */
export function readRecordings(text) {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const start = lines.findIndex((line) => line.trim().toLowerCase() === '@data');
  if (start < 0) throw new Error('The file has no @data line.');
  return lines.slice(start + 1).map((line, i) => {
    const fields = line.split(':');
    const label = fields.pop().trim();
    const dimensions = fields.map((field) => field.split(',').map(Number));
    const lengths = new Set(dimensions.map((values) => values.length));
    const complete = dimensions.every((values) => values.every(Number.isFinite));
    if (lengths.size !== 1 || !complete)
      throw new Error(`Recording ${i + 1} has missing values or dimensions of unequal length.`);
    return { label, dimensions };
  });
}

/** Recordings of the published training and test part as one CSV file: a row a step. */
export function recordingsCsv({ train, test }) {
  const width = train[0].dimensions.length;
  const names = Array.from({ length: width }, (_, k) => `x${k + 1}`);
  const lines = [['part', 'recording', 'label', ...names].join(',')];
  for (const [part, recordings] of Object.entries({ train, test })) {
    recordings.forEach(({ label, dimensions }, i) => {
      for (let step = 0; step < dimensions[0].length; step++) {
        lines.push([part, `${part}${i + 1}`, label, ...dimensions.map((values) => values[step])].join(','));
      }
    });
  }
  return `${lines.join('\n')}\n`;
}
