/** Copies an API into the page as the real bridge does: functions by proxy, data by copy, prototypes dropped, frozen. */
export const contextBridge = {
  exposeInMainWorld(name: string, api: unknown): void {
    if (name in globalThis) throw new Error('Cannot bind an API on top of an existing property on the window object');
    Object.defineProperty(globalThis, name, { value: freeze(across(api)), enumerable: true });
  },
};

/** A value as it looks on the other side of the bridge. */
function across(value: unknown): unknown {
  if (typeof value === 'function') {
    const call = value as (...args: unknown[]) => unknown;
    return (...args: unknown[]) => across(call(...args.map(across)));
  }
  if (typeof value === 'symbol') throw new Error('An object could not be cloned.');
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof Promise) return value.then(across, (reason: unknown) => Promise.reject(acrossError(reason)));
  if (Array.isArray(value)) return value.map(across);
  // A file on the other side is the same file.
  if (value instanceof Blob) return value;
  if (isPlain(value)) return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, across(part)]));
  return structuredClone(value);
}

// Of an error only the message crosses.
function acrossError(reason: unknown): Error {
  return new Error(reason instanceof Error ? reason.message : String(reason));
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  const cloned = [ArrayBuffer, Date, Map, Set, RegExp, Blob, Error];
  const isCloned = ArrayBuffer.isView(value) || cloned.some((type) => value instanceof type);
  // The members of a class stand on its prototype and are lost on the way.
  return prototype === Object.prototype || prototype === null || !isCloned;
}

function freeze<Value>(value: Value): Value {
  if (value !== null && typeof value === 'object' && !ArrayBuffer.isView(value)) {
    for (const part of Object.values(value)) freeze(part);
    Object.freeze(value);
  }
  return value;
}
