import { alignedTable, appRows, fullName, markdownTable, targetRows, timeRows } from './tables.mjs';
import { FREE_LOAD } from './targets.mjs';

/** Prints a run: tables to read here, and the README's. */
export function printReport({ machine, date, rounds, quick, training, rows: app, notes }) {
  const measuredOn = `${machine.processor}, ${machine.cores} cores, Node ${machine.node}, ${date}`;
  console.log(`\n${measuredOn}; medians of ${rounds} interleaved rounds`);
  if (machine.load > FREE_LOAD) {
    console.log(`! The machine was busy when the bench began (load ${machine.load}): the figures are worth little.`);
  }
  if (quick) console.log('! Measured with --quick: the figures are worth little.');

  if (training) {
    console.log('\nOne training step, in the app’s own loop\n');
    for (const measured of training.cases) console.log(fullName(measured));
    const rows = timeRows(training.cases, ({ id }) => id);
    console.log(`\n${alignedTable(rows, [...rows[0].keys()].slice(1))}`);
    console.log('\nTargets\n');
    console.log(alignedTable(targetRows(training.targets), [2, 3]));
  }
  if (app.length > 0) console.log(`\nThe app\n\n${alignedTable(appRows(app), [1, 2])}`);
  for (const note of notes) console.log(`\n! ${note}`);

  console.log(`\nFor the README (${measuredOn}):`);
  if (training) console.log(`\n${markdownTable(timeRows(training.cases))}`);
  if (app.length > 0) console.log(`\n${markdownTable(appRows(app))}`);
}
