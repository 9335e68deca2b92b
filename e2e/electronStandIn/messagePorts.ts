import { StrictEmitter } from './strict';
import type { Parcel } from './wire';

/** Electron's class `MessagePortMain`, as far as main only hands it on: what main itself would hear or say throws. */
export class MessagePortMain extends StrictEmitter {
  readonly id = crypto.randomUUID();

  constructor(private readonly switchboard: Switchboard) {
    super();
    switchboard.add(this.id);
  }

  close(): void {
    this.switchboard.close(this.id);
  }
}

/** A page that holds ports. */
interface PortHolder {
  /** Carries to the page what was said on one of its ports; null says that the other end has closed. */
  sendToPort(portId: string, parcel: Parcel | null): void;
}

/** The two ends of a channel. */
export interface MessageChannelMain {
  readonly port1: MessagePortMain;
  readonly port2: MessagePortMain;
}

interface Port {
  peer: string;
  /** The page that holds it; null until it is handed to one. */
  holder: PortHolder | null;
  /** What its peer said before that. */
  readonly waiting: Parcel[];
  closed: boolean;
}

/**
 * Connects the ports that main hands to pages. Two pages of the stand-in cannot be given the ends of one real channel,
 * so each gets a channel of its own, and what is said on one is carried to the other, in order.
 */
export class Switchboard {
  private readonly ports = new Map<string, Port>();

  openChannel(): MessageChannelMain {
    const port1 = new MessagePortMain(this);
    const port2 = new MessagePortMain(this);
    this.find(port1.id).peer = port2.id;
    this.find(port2.id).peer = port1.id;
    return { port1, port2 };
  }

  add(id: string): void {
    this.ports.set(id, { peer: '', holder: null, waiting: [], closed: false });
  }

  /** Gives ports to a page, after the message that announces them. */
  handOver(ids: readonly string[], holder: PortHolder): void {
    for (const id of ids) {
      const port = this.find(id);
      if (port.holder) throw new Error('Port at index 0 is already neutered');
      port.holder = holder;
      for (const parcel of port.waiting.splice(0)) holder.sendToPort(id, parcel);
      if (port.closed) holder.sendToPort(id, null);
    }
  }

  /** A page said something on a port. */
  carry(id: string, parcel: Parcel): void {
    const peer = this.ports.get(this.ports.get(id)?.peer ?? '');
    if (!peer) return;
    if (peer.holder) peer.holder.sendToPort(this.find(id).peer, parcel);
    else peer.waiting.push(parcel);
  }

  /** Main closed a port, or its holder is gone; the other end is closed too. */
  close(id: string): void {
    const port = this.ports.get(id);
    if (!port) return;
    this.ports.delete(id);
    const peer = this.ports.get(port.peer);
    if (!peer) return;
    peer.closed = true;
    if (!peer.holder) return;
    peer.holder.sendToPort(port.peer, null);
    this.ports.delete(port.peer);
  }

  /** Closes every port of a page that is gone or was loaded anew. */
  closeAllOf(holder: PortHolder): void {
    for (const [id, port] of [...this.ports]) if (port.holder === holder) this.close(id);
  }

  private find(id: string): Port {
    const port = this.ports.get(id);
    if (!port) throw new Error('The port is closed.');
    return port;
  }
}
