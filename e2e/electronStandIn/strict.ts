import { EventEmitter } from 'node:events';

// `await` and JSON ask any object for these.
const PROBED = new Set<PropertyKey>(['then', 'toJSON']);

/** `implemented`, except that a member which is not there throws: a test must not pass over something left out. */
export function strict<Target extends object>(name: string, implemented: Target): Target {
  return new Proxy(implemented, {
    get: (target, key, receiver) => {
      if (typeof key === 'symbol' || key in target || PROBED.has(key))
        return Reflect.get(target, key, receiver) as unknown;
      throw notImplemented(name, key);
    },
  });
}

/** An event emitter whose missing members throw. The trap stands at the end of the prototype chain. */
export class StrictEmitter extends EventEmitter {}

Object.setPrototypeOf(
  StrictEmitter.prototype,
  new Proxy(EventEmitter.prototype, {
    get: (target, key, receiver: object) => {
      if (typeof key === 'symbol' || key in target || PROBED.has(key))
        return Reflect.get(target, key, receiver) as unknown;
      throw notImplemented(receiver.constructor.name, key);
    },
  }),
);

/** Emits an event that a listener may prevent; whether one did. */
export function emitPreventable(
  emitter: EventEmitter,
  name: string,
  details: object = {},
  ...args: unknown[]
): boolean {
  let prevented = false;
  const event = {
    ...details,
    get defaultPrevented() {
      return prevented;
    },
    preventDefault() {
      prevented = true;
    },
  };
  emitter.emit(name, event, ...args);
  return prevented;
}

function notImplemented(name: string, key: string): Error {
  return new Error(`Electron's stand-in does not implement ${name}.${key}.`);
}
