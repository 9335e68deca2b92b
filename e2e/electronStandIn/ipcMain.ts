import type { Switchboard } from './messagePorts';
import type { ProtocolServer } from './protocolServer';
import { StrictEmitter } from './strict';
import type { CallAnswer, Message } from './wire';

type Handler = (event: object, ...args: unknown[]) => unknown;

/** Electron's module `ipcMain`. */
export class IpcMain extends StrictEmitter {
  private readonly handlers = new Map<string, Handler>();

  handle(channel: string, handler: Handler): void {
    if (this.handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.handlers.set(channel, handler);
  }

  /** Answers a call of a page as Electron does: of an error only the message goes back. */
  async answer(
    server: ProtocolServer,
    switchboard: Switchboard,
    sender: { readonly mainFrame: object },
    { kind, channel, args }: Message,
  ): Promise<CallAnswer> {
    if (kind === 'port') {
      switchboard.carry(channel, args);
      return { ok: true, value: server.pack(undefined) };
    }
    const values = server.unpack(args) as unknown[];
    const event = { sender, senderFrame: sender.mainFrame, type: 'frame', processId: 1, frameId: 1 };
    try {
      const handler = this.handlers.get(channel);
      if (!handler) throw new Error(`No handler registered for '${channel}'`);
      return { ok: true, value: server.pack(structuredClone(await handler(event, ...values))) };
    } catch (error) {
      return { ok: false, message: `Error invoking remote method '${channel}': ${String(error)}` };
    }
  }
}
