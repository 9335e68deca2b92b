import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bridgeWorker } from './bridgeWorker';
import { PieceReceiver, PieceSender } from './messagePieces';
import type { FromTrainer, ToTrainer } from './bridgeWorker';

/** A worker that answers each message with what it was sent, as the page's end of a real one would see it. */
class EchoWorker extends EventTarget {
  terminated = false;

  postMessage(data: unknown, transfer: Transferable[]): void {
    const answer = structuredClone({ echo: data }, { transfer });
    setTimeout(() => this.dispatchEvent(new MessageEvent('message', { data: answer })));
  }

  terminate(): void {
    this.terminated = true;
  }
}

let channel: MessageChannel;
let heard: FromTrainer[];
beforeEach(() => {
  channel = new MessageChannel();
  heard = [];
  channel.port1.onmessage = ({ data }: MessageEvent<FromTrainer>) => heard.push(data);
});
afterEach(() => channel.port1.close());

const until = async (done: () => boolean) => {
  while (!done()) await new Promise((resolve) => setTimeout(resolve, 2));
};
const bridge = (worker: EchoWorker) => bridgeWorker(channel.port2, () => worker as unknown as Worker);
const say = (message: ToTrainer) => channel.port1.postMessage(message);

describe('bridgeWorker', () => {
  it('says that the worker is there, and carries messages both ways', async () => {
    bridge(new EchoWorker());
    say({ kind: 'message', data: { id: 1 }, places: [] });
    await until(() => heard.length === 2);
    expect(heard).toEqual([{ kind: 'ready' }, { kind: 'message', data: { echo: { id: 1 } }, places: [] }]);
  });

  it('carries what is large in pieces, there and back', async () => {
    bridge(new EchoWorker());
    const values = Float64Array.from({ length: 2_000_000 }, (_, index) => index);
    const sender = new PieceSender(
      (message, transfer) => channel.port1.postMessage(message, transfer),
      (error) => expect.unreachable(String(error)),
    );
    sender.send({ values });
    await until(() => heard.some(({ kind }) => kind === 'message'));
    expect(heard.filter(({ kind }) => kind === 'piece')).toHaveLength(16);
    const receiver = new PieceReceiver();
    const answers = heard.flatMap((message) =>
      message.kind === 'piece' || message.kind === 'message' ? (receiver.receive(message)?.data ?? []) : [],
    );
    const [{ echo }] = answers as [{ echo: { values: Float64Array } }];
    expect(echo.values.length).toBe(values.length);
    expect(echo.values.findIndex((value, index) => value !== index)).toBe(-1);
  });

  it('ends the worker when it is told to, and when the port is closed', async () => {
    const told = new EchoWorker();
    bridge(told);
    say({ kind: 'end' });
    await until(() => told.terminated);

    const left = new EchoWorker();
    channel = new MessageChannel();
    bridge(left);
    channel.port1.close();
    await until(() => left.terminated);
  });

  it('tells of an error that nobody caught, and ends', async () => {
    const worker = new EchoWorker();
    bridge(worker);
    worker.dispatchEvent(Object.assign(new Event('error', { cancelable: true }), { message: 'out of range' }));
    await until(() => heard.length === 2);
    expect(heard[1]).toEqual({ kind: 'crashed', detail: 'out of range' });
    expect(worker.terminated).toBe(true);
  });

  it('tells when the worker cannot be made', async () => {
    bridgeWorker(channel.port2, () => {
      throw new Error('refused by the policy');
    });
    await until(() => heard.length === 1);
    expect(heard).toEqual([{ kind: 'crashed', detail: 'refused by the policy' }]);
  });
});
