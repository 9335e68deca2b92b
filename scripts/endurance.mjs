// `npm run kill`, `npm run soak`: the app under hours of use and hundreds of kills, in fast motion.
//   node scripts/endurance.mjs kill [--rounds N] [--seed S]
//   node scripts/endurance.mjs soak [--hours H] [--seed S]
import { parseArgs } from 'node:util';
import { runPlaywright } from './testRuns.mjs';

const TESTS = ['kill', 'soak'];
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string' }, hours: { type: 'string' }, seed: { type: 'string' } },
});
const [test] = positionals;
if (!TESTS.includes(test)) {
  console.error(`Name one of ${TESTS.join(', ')}.`);
  process.exit(1);
}
process.exitCode = await runPlaywright(['--project=endurance', `${test}.endurance`], {
  SEQLOOM_ENDURANCE: '1',
  SEQLOOM_KILL_ROUNDS: values.rounds ?? '',
  SEQLOOM_SOAK_HOURS: values.hours ?? '',
  SEQLOOM_SEED: values.seed ?? '',
});
