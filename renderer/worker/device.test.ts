import { describe, expect, it } from 'vitest';
import { adapterDevice, isSoftwareName, rendererDevice } from './device';

describe('rendererDevice', () => {
  it.each([
    [
      'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)',
      'SwiftShader Device (Subzero)',
    ],
    ['ANGLE (NVIDIA, NVIDIA GeForce RTX 3060 (0x00002503) Direct3D11 vs_5_0 ps_5_0, D3D11)', 'NVIDIA GeForce RTX 3060'],
    ['ANGLE (Apple, ANGLE Metal Renderer: Apple M2, Unspecified Version)', 'Apple M2'],
    [
      'ANGLE (Intel, Mesa Intel(R) UHD Graphics 620 (KBL GT2), OpenGL 4.6 (Core Profile) Mesa 23.2.1)',
      'Mesa Intel(R) UHD Graphics 620 (KBL GT2)',
    ],
    ['llvmpipe (LLVM 15.0.7, 256 bits)', 'llvmpipe (LLVM 15.0.7, 256 bits)'],
    ['ANGLE (Intel HD Graphics)', 'Intel HD Graphics'],
  ])('reads the device out of %s', (renderer, device) => {
    expect(rendererDevice(renderer)).toBe(device);
  });
});

describe('isSoftwareName', () => {
  it.each([
    'SwiftShader Device (Subzero)',
    'llvmpipe (LLVM 15)',
    'Microsoft Basic Render Driver',
    'Apple Software Renderer',
  ])('knows %s for software', (name) => expect(isSoftwareName(name)).toBe(true));
  it.each(['NVIDIA GeForce RTX 3060', 'Apple M2', 'Intel Iris Xe', ''])('takes “%s” for hardware', (name) =>
    expect(isSoftwareName(name)).toBe(false),
  );
});

describe('adapterDevice', () => {
  const hidden = { vendor: '', architecture: '', device: '', description: '' };

  it('prefers the description, then maker and architecture', () => {
    expect(adapterDevice({ ...hidden, vendor: 'nvidia', architecture: 'ampere', description: 'RTX 3060' }).name).toBe(
      'RTX 3060',
    );
    expect(adapterDevice({ ...hidden, vendor: 'nvidia', architecture: 'ampere' }).name).toBe('nvidia ampere');
    expect(adapterDevice(hidden).name).toBe('');
  });

  it('marks an adapter as software by its flag or by its name', () => {
    expect(adapterDevice({ ...hidden, vendor: 'google', architecture: 'swiftshader' }).software).toBe(true);
    expect(adapterDevice({ ...hidden, vendor: 'amd', isFallbackAdapter: true }).software).toBe(true);
    expect(adapterDevice({ ...hidden, vendor: 'amd', isFallbackAdapter: false }).software).toBe(false);
  });
});
