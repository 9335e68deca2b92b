/** What stands in the message of a worker that ended because its graphics card was lost. */
export const GRAPHICS_CARD_LOST = 'GraphicsCardLost';

class GraphicsCardLost extends Error {
  override readonly name = GRAPHICS_CARD_LOST;
}

/** What a backend computes on, as far as it can be lost. */
export type WatchedBackend =
  | { readonly kind: 'webgpu'; readonly device: { readonly lost: Promise<{ reason?: string; message: string }> } }
  | { readonly kind: 'webgl'; readonly canvas: EventTarget };

/** Calls `fail` when the graphics card goes away under a backend: results would not come then, or be wrong. */
export function watchGraphicsCard(backend: WatchedBackend, fail: (error: Error) => void = failWorker): void {
  if (backend.kind === 'webgl') {
    backend.canvas.addEventListener('webglcontextlost', () => fail(new GraphicsCardLost('The context was lost.')), {
      once: true,
    });
    return;
  }
  void backend.device.lost.then(({ reason, message }) => {
    // One that was let go on purpose is nobody's loss.
    if (reason !== 'destroyed') fail(new GraphicsCardLost(message));
  });
}

/** Throws where nobody catches: that ends the worker for its owner, whatever it is waiting for. */
function failWorker(error: Error): void {
  setTimeout(() => {
    throw error;
  });
}
