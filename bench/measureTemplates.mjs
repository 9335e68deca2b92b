import { median, medianRow } from './medians.mjs';
import { seqloom } from './seqloom.mjs';

const TEMPLATES = ['stock-price', 'traffic-flow'];

/** Epochs of one measured run. The first is left out: it compiles and warms up. */
const EPOCHS = 4;

/** Seconds of epochs of templates from the command line, validation included, rounds interleaved. */
export async function measureTemplates(rounds) {
  const epochs = Object.fromEntries(TEMPLATES.map((template) => [template, { wasm: [], cpu: [] }]));
  for (let round = 0; round < rounds; round++) {
    // The cpu backend stands beside wasm for the ratio; it is slow, so one round of it must do.
    for (const backend of round === 0 ? ['wasm', 'cpu'] : ['wasm']) {
      for (const template of TEMPLATES) epochs[template][backend].push(...(await epochSeconds(template, backend)));
    }
  }
  const rows = TEMPLATES.map((template) =>
    medianRow(`an epoch of ${template}, tfjs-wasm`, epochs[template].wasm, 's', template === 'stock-price' ? 5 : null),
  );
  const ratios = TEMPLATES.map((template) => {
    const { wasm, cpu } = epochs[template];
    return medianRow(`the same on tfjs-cpu, times as long (${template})`, [median(cpu) / median(wasm)], '×');
  });
  return { figures: { epochs }, rows: [...rows, ...ratios] };
}

/** The seconds of each epoch after the first. Throws when the run fails. */
async function epochSeconds(template, backend) {
  const options = ['--epochs', String(EPOCHS), '--backend', backend, '--json'];
  const { output } = await seqloom('train', `templates/${template}`, ...options);
  const epochs = output
    .split('\n')
    .filter((line) => line.startsWith('{"kind":"epoch"'))
    .map((line) => JSON.parse(line));
  return epochs.slice(1).map((epoch) => epoch.seconds);
}
