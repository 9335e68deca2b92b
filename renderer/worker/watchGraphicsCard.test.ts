import { describe, expect, it, vi } from 'vitest';
import { GRAPHICS_CARD_LOST, watchGraphicsCard } from './watchGraphicsCard';

describe('watchGraphicsCard', () => {
  it('fails once a WebGL context is lost', () => {
    const canvas = new EventTarget();
    const fail = vi.fn();
    watchGraphicsCard({ kind: 'webgl', canvas }, fail);
    expect(fail).not.toHaveBeenCalled();
    canvas.dispatchEvent(new Event('webglcontextlost'));
    expect(fail).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ name: GRAPHICS_CARD_LOST }));
  });

  it('fails when a WebGPU device is lost, and not when it is let go', async () => {
    const fail = vi.fn();
    watchGraphicsCard(
      { kind: 'webgpu', device: { lost: Promise.resolve({ reason: 'destroyed', message: '' }) } },
      fail,
    );
    await Promise.resolve();
    expect(fail).not.toHaveBeenCalled();
    const lost = Promise.resolve({ reason: 'unknown', message: 'The driver restarted.' });
    watchGraphicsCard({ kind: 'webgpu', device: { lost } }, fail);
    await vi.waitFor(() =>
      expect(fail).toHaveBeenCalledExactlyOnceWith(
        expect.objectContaining({ name: GRAPHICS_CARD_LOST, message: 'The driver restarted.' }),
      ),
    );
  });
});
