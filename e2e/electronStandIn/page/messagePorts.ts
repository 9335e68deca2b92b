import type { Parcel } from '../wire';

/** How a page's ports reach main. */
interface PortWire {
  /** Says a value on a port. Values keep their order. */
  say(portId: string, value: unknown): void;
  unpack(parcel: Parcel): Promise<unknown>;
}

/** The page's ends of the ports that main gave it. Chromium does not tell that a far end was closed; Electron does. */
export function createMessagePorts(wire: PortWire) {
  // The near ends; the page holds the far ones and may hand them on.
  const near = new Map<string, MessagePort>();

  const receive = (portId: string): MessagePort => {
    const { port1, port2 } = new MessageChannel();
    near.set(portId, port1);
    port1.onmessage = ({ data, ports }: MessageEvent<unknown>) => {
      if (ports.length > 0) throw new Error("Electron's stand-in does not implement ports in messages of ports.");
      wire.say(portId, data);
    };
    return port2;
  };

  /** What the other end said; null when it has closed. */
  const deliver = async (portId: string, parcel: Parcel | null): Promise<void> => {
    const port = near.get(portId);
    if (!port) return;
    if (parcel) return port.postMessage(await wire.unpack(parcel));
    near.delete(portId);
    port.close();
  };

  return { receive, deliver };
}
