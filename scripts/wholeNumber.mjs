/** The whole number that an option gives, or else another; what is none ends the program with a line. */
export function wholeNumber(values, name, otherwise) {
  const given = values[name];
  if (given === undefined) return otherwise;
  const number = Number(given);
  if (given !== '' && Number.isInteger(number) && number >= 0) return number;
  console.error(`--${name} must be a whole number, but is "${given}".`);
  process.exit(1);
}
