/**
 * The models of the bench, as plain data: the one place where they are written down. Seqloom's graph is made from them
 * (trainingJob.mjs), and the peers in Python are told them as JSON. Every model ends in Dense(1), is trained on the mean
 * squared error with Adam, and sees windows of `timesteps` × `features`. `output` is what a layer hands on: its last state
 * or the whole sequence.
 */
export const CASES = [
  { id: 'A', timesteps: 50, features: 5, batchSize: 32, layers: [layer('lstm', 128)] },
  { id: 'B', timesteps: 30, features: 5, batchSize: 64, layers: [layer('lstm', 32)] },
  {
    id: 'C',
    timesteps: 60,
    features: 8,
    batchSize: 64,
    layers: [layer('lstm', 64, { bidirectional: true, output: 'sequences' }), layer('lstm', 64)],
  },
  { id: 'D', timesteps: 100, features: 32, batchSize: 128, layers: [layer('lstm', 256)] },
  { id: 'E', timesteps: 50, features: 5, batchSize: 32, layers: [layer('gru', 128)] },
  {
    id: 'F',
    timesteps: 50,
    features: 8,
    batchSize: 32,
    layers: [layer('lstm', 64, { dropout: 0.2, recurrentDropout: 0.2 })],
  },
];

function layer(cell, units, changes = {}) {
  return { cell, units, bidirectional: false, output: 'last', dropout: 0, recurrentDropout: 0, ...changes };
}

/** What a case is, in words: `LSTM(128), T 50, F 5, batch 32`. */
export function describeCase({ timesteps, features, batchSize, layers }) {
  const names = layers.map(({ cell, units, bidirectional, dropout, recurrentDropout }) => {
    const name = `${cell.toUpperCase()}(${units})`;
    const rates = [
      dropout > 0 && `dropout ${dropout}`,
      recurrentDropout > 0 && `recurrent dropout ${recurrentDropout}`,
    ];
    const extras = rates.filter(Boolean).join(' and ');
    return `${bidirectional ? `Bidirectional ${name}` : name}${extras && ` with ${extras}`}`;
  });
  return `${names.join(' → ')}, T ${timesteps}, F ${features}, batch ${batchSize}`;
}
