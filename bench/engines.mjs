import path from 'node:path';
import { ROOT } from '../scripts/repositoryRoot.mjs';
import { ENGINE_PROCESS } from './bundle.mjs';
import { peerEnvironment } from './peers.mjs';

/** The names that --engines takes. */
export const FAMILIES = ['stock', 'fused', 'keras', 'torch'];

/** Above so many cores PyTorch is tried on 1, 2, 4 … threads and on all, not on every number between. */
const EVERY_COUNT_UP_TO = 4;

/**
 * All engines on a machine of so many cores, in the order of the tables. Each is started as a process of its own by
 * `command`; `runs` tells which cases it can train. `peers` is what findPeers found.
 */
export function listEngines({ cores, peers }) {
  const peer = (file, ...args) => ({
    program: peers.python,
    args: [path.join(ROOT, 'bench/peers', file), ...args],
    env: peerEnvironment(process.env),
  });
  const seqloom = (...args) => ({ program: process.execPath, args: [ENGINE_PROCESS, ...args], env: process.env });
  const every = () => true;
  return [
    { id: 'stock', family: 'stock', label: 'stock tfjs-wasm', command: seqloom('stock'), runs: every },
    { id: 'fused-one', family: 'fused', label: 'fused, 1 thread', command: seqloom('fused', 'one'), runs: every },
    // One core has no second thread to compare, but it is still what the app does there.
    { id: 'fused-all', family: 'fused', label: 'fused, all threads', command: seqloom('fused', 'all'), runs: every },
    ...(peers.keras
      ? [{ id: 'keras', family: 'keras', label: 'Keras-CPU', command: peer('kerasPeer.py'), runs: every }]
      : []),
    ...(peers.torch ? threadCounts(cores) : []).map((threads) => ({
      id: `torch-${threads}`,
      family: 'torch',
      label: `PyTorch-CPU, ${threads} thread${threads === 1 ? '' : 's'}`,
      command: peer('torchPeer.py', String(threads)),
      // PyTorch's recurrent layers know no recurrent dropout.
      runs: ({ layers }) => layers.every((layer) => layer.recurrentDropout === 0),
    })),
  ];
}

/** The thread counts to try, from 1 to all cores. */
export function threadCounts(cores) {
  if (cores <= EVERY_COUNT_UP_TO) return Array.from({ length: cores }, (_, k) => k + 1);
  const powers = [];
  for (let threads = 1; threads < cores; threads *= 2) powers.push(threads);
  return [...powers, cores];
}
