let count = 0;

/** Counts every compute dispatch of the page from now on, tfjs's own included. */
export function countDispatches(): void {
  const { prototype } = (globalThis as unknown as { GPUComputePassEncoder: { prototype: Record<string, unknown> } })
    .GPUComputePassEncoder;
  for (const name of ['dispatchWorkgroups', 'dispatchWorkgroupsIndirect']) {
    const original = prototype[name] as (...values: unknown[]) => void;
    prototype[name] = function (this: unknown, ...values: unknown[]) {
      count++;
      return original.apply(this, values);
    };
  }
}

/** Dispatches so far. */
export const dispatches = (): number => count;
