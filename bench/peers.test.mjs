import { describe, expect, it } from 'vitest';
import { findPeers, peerEnvironment } from './peers.mjs';

describe('findPeers', () => {
  it('takes no other Python than the named one, and says so', async () => {
    expect(await findPeers({ SEQLOOM_PYTHON: '/nowhere/python' })).toEqual({
      python: null,
      keras: false,
      torch: false,
      why: 'no Python with Keras or PyTorch found: looked at SEQLOOM_PYTHON (/nowhere/python)',
    });
  });
});

describe('peerEnvironment', () => {
  it('leaves out what would slow a peer down, and graphics cards', () => {
    const kept = peerEnvironment({
      PATH: '/bin',
      OPENBLAS_CORETYPE: 'Haswell',
      OPENBLAS_L2_SIZE: '512',
      OMP_NUM_THREADS: '1',
    });
    expect(kept).toMatchObject({ PATH: '/bin', CUDA_VISIBLE_DEVICES: '-1', KERAS_BACKEND: 'tensorflow' });
    expect(Object.keys(kept).filter((name) => /OPENBLAS|OMP_/.test(name))).toEqual([]);
  });
});
