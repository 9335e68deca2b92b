import { decode, encode } from '../messages';
import {
  BINDING,
  BUFFER_PATH,
  type CallAnswer,
  DELIVER,
  DELIVER_TO_PORT,
  type Message,
  type PageCall,
  type Parcel,
} from '../wire';
import { createMessagePorts } from './messagePorts';

type Call = (call: PageCall) => Promise<CallAnswer>;
type Listener = (event: object, ...args: unknown[]) => void;

/** The page's end of the wire, as a preload sees it. Messages keep their order in each direction. */
export function createIpcRenderer(call: Call) {
  const listeners = new Map<string, Set<Listener>>();
  let lastSent: Promise<unknown> = Promise.resolve();
  let lastReceived: Promise<unknown> = Promise.resolve();

  const post = (kind: Message['kind'], channel: string, args: unknown): Promise<CallAnswer> => {
    // Cloned at once, so that a later change of the arguments is not sent; what cannot be cloned throws here.
    const packing = pack(structuredClone(args));
    const ready = lastSent.then(() => packing);
    lastSent = ready.catch(() => undefined);
    return ready.then((packed) => call({ kind, channel, args: packed }));
  };

  const ports = createMessagePorts({
    say: (portId, value) => void post('port', portId, value),
    unpack,
  });

  const ipcRenderer = {
    async invoke(channel: string, ...args: unknown[]): Promise<unknown> {
      const answer = await post('invoke', channel, args);
      if (!answer.ok) throw new Error(answer.message);
      return unpack(answer.value);
    },
    on(channel: string, listener: Listener) {
      listeners.set(channel, new Set(listeners.get(channel)).add(listener));
      return ipcRenderer;
    },
    off(channel: string, listener: Listener) {
      listeners.get(channel)?.delete(listener);
      return ipcRenderer;
    },
  };

  const deliver = async (channel: string, parcel: Parcel, portIds: readonly string[]) => {
    const received = portIds.map(ports.receive);
    const args = (await unpack(parcel)) as unknown[];
    for (const listener of [...(listeners.get(channel) ?? [])]) {
      try {
        listener({ sender: ipcRenderer, ports: received }, ...args);
      } catch (error) {
        reportError(error);
      }
    }
  };
  const inOrder = (work: () => Promise<void>) => (lastReceived = lastReceived.then(work));
  Object.defineProperty(globalThis, DELIVER, {
    value: (channel: string, parcel: Parcel, portIds: readonly string[] = []) =>
      inOrder(() => deliver(channel, parcel, portIds)),
  });
  Object.defineProperty(globalThis, DELIVER_TO_PORT, {
    value: (portId: string, parcel: Parcel | null) => inOrder(() => ports.deliver(portId, parcel)),
  });
  return ipcRenderer;
}

/** The way to main, taken out of the page's reach. Once. */
export function takeBinding(): Call {
  const holder = globalThis as unknown as Record<string, Call>;
  const call = holder[BINDING];
  if (!call) throw new Error("Electron's stand-in is not connected to this page.");
  delete holder[BINDING];
  return call;
}

async function pack(value: unknown): Promise<Parcel> {
  const found: ArrayBuffer[] = [];
  const encoded = encode(value, found);
  const buffers = await Promise.all(
    found.map(async (buffer) => {
      const name = crypto.randomUUID();
      await fetch(BUFFER_PATH + name, { method: 'POST', body: new Blob([buffer]) });
      return name;
    }),
  );
  return { value: encoded, buffers };
}

async function unpack(parcel: Parcel): Promise<unknown> {
  const buffers = await Promise.all(
    parcel.buffers.map(async (name) => (await fetch(BUFFER_PATH + name)).arrayBuffer()),
  );
  return decode(parcel.value, buffers);
}
