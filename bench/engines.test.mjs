import { describe, expect, it } from 'vitest';
import { CASES } from './cases.mjs';
import { listEngines, threadCounts } from './engines.mjs';

const NO_PEERS = { python: null, keras: false, torch: false };

describe('listEngines', () => {
  it('has Seqloom’s engines always and the peers where they were found', () => {
    const ids = (peers) => listEngines({ cores: 2, peers }).map(({ id }) => id);
    expect(ids(NO_PEERS)).toEqual(['stock', 'fused-one', 'fused-all']);
    expect(ids({ python: 'python3', keras: true, torch: true }).slice(3)).toEqual(['keras', 'torch-1', 'torch-2']);
  });

  it('keeps PyTorch from the case with recurrent dropout only', () => {
    const engines = listEngines({ cores: 1, peers: { ...NO_PEERS, python: 'python3', torch: true } });
    const torch = engines.find(({ family }) => family === 'torch');
    expect(CASES.filter((benchCase) => !torch.runs(benchCase)).map(({ id }) => id)).toEqual(['F']);
  });
});

describe('threadCounts', () => {
  it('tries every count of a few cores, and doubles on many', () => {
    expect(threadCounts(1)).toEqual([1]);
    expect(threadCounts(3)).toEqual([1, 2, 3]);
    expect(threadCounts(12)).toEqual([1, 2, 4, 8, 12]);
    expect(threadCounts(16)).toEqual([1, 2, 4, 8, 16]);
  });
});
