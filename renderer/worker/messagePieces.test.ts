import { describe, expect, it } from 'vitest';
import { PIECE_BYTES, type PieceMessage, PieceReceiver, PieceSender } from './messagePieces';

/** A sender whose pauses end when the test says so; what it posts is cloned, as a port does. */
function start() {
  const posted: PieceMessage[] = [];
  const failed: unknown[] = [];
  const pauses: (() => void)[] = [];
  const sender = new PieceSender(
    (message, transfer) => void posted.push(structuredClone(message, { transfer })),
    (error) => failed.push(error),
    () => new Promise((resolve) => pauses.push(resolve)),
  );
  const settle = () => new Promise((resolve) => setTimeout(resolve));
  const finish = async () => {
    await settle();
    while (pauses.length > 0) {
      pauses.shift()?.();
      await settle();
    }
  };
  const received = () => {
    const receiver = new PieceReceiver();
    return posted.flatMap((message) => receiver.receive(message) ?? []).map(({ data }) => data);
  };
  return { sender, posted, failed, pauses, settle, finish, received };
}

/** A value with its typed arrays in short: comparing them number by number would take a minute. */
function inShort(value: unknown): unknown {
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) {
    const buffer = value instanceof ArrayBuffer ? value : value.buffer;
    const { byteOffset, byteLength } = value instanceof ArrayBuffer ? new Uint8Array(value) : value;
    let hash = 0;
    for (const byte of new Uint8Array(buffer, byteOffset, byteLength)) hash = (hash * 31 + byte) | 0;
    return `${value.constructor.name} at ${byteOffset}, ${byteLength} bytes: ${hash}`;
  }
  if (Array.isArray(value)) return value.map(inShort);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, inShort(part)]));
}

const bytesOf = (message: PieceMessage) => (message.kind === 'piece' ? message.bytes.byteLength : 0);

/** 24 MB of numbers, a column of 8 MB each, in a message as comlink makes it. */
function largeMessage() {
  const columns = Array.from({ length: 3 }, (_, column) => ({
    name: `column ${column}`,
    values: Float64Array.from({ length: 1_000_000 }, (_unused, row) => column * 1e7 + row),
  }));
  return { id: 'a', type: 'APPLY', argumentList: [{ type: 'RAW', value: { columns, rowCount: 1_000_000 } }] };
}

describe('PieceSender', () => {
  it('sends small messages as they are, at once', () => {
    const { sender, posted } = start();
    sender.send({ values: new Float32Array([1, 2]) });
    expect(posted).toEqual([{ kind: 'message', data: { values: new Float32Array([1, 2]) }, places: [] }]);
  });

  it('sends a large message in pieces, never more than one piece a task, and it arrives whole', async () => {
    const { sender, posted, pauses, settle, finish, received } = start();
    const message = largeMessage();
    sender.send(message);
    for (let task = 0; task < 4; task += 1) {
      const before = posted.length;
      await settle();
      const sent = posted.slice(before).reduce((sum, piece) => sum + bytesOf(piece), 0);
      expect(sent).toBeGreaterThan(0);
      expect(sent).toBeLessThanOrEqual(PIECE_BYTES);
      pauses.shift()?.();
    }
    await finish();
    expect(posted.at(-1)?.kind).toBe('message');
    expect(inShort(received())).toEqual(inShort([message]));
    // What is sent stays the sender's.
    expect(message.argumentList[0]?.value.columns[2]?.values[999_999]).toBe(20_999_999);
  });

  it('cuts many small buffers that are large together, and views that share a buffer stay together', async () => {
    const { sender, posted, finish, received } = start();
    const many = Array.from({ length: 300 }, (_, index) => new Uint8Array(50_000).fill(index));
    const shared = new ArrayBuffer(100_000);
    const message = { many, head: new Uint16Array(shared, 0, 10), tail: new DataView(shared, 99_000), whole: shared };
    sender.send(message);
    await finish();
    expect(Math.max(...posted.map(bytesOf))).toBeLessThanOrEqual(PIECE_BYTES);
    const [arrived] = received() as (typeof message)[];
    expect(inShort(arrived)).toEqual(inShort(message));
    expect(arrived?.head.buffer).toBe(arrived?.whole);
    expect([arrived?.tail.byteOffset, arrived?.tail.byteLength]).toEqual([99_000, 1000]);
  });

  it('keeps the order: what is said after a large message comes after it', async () => {
    const { sender, finish, received } = start();
    const later = { id: 'stop' };
    sender.send(largeMessage());
    sender.send(later);
    later.id = 'changed after it was sent';
    await finish();
    sender.send({ id: 'last' });
    expect(received().map((message) => (message as { id: string }).id)).toEqual(['a', 'stop', 'last']);
  });

  it('moves the buffers that are handed over, large and small', async () => {
    const { sender, finish, received } = start();
    const [small, large] = [new ArrayBuffer(8), new ArrayBuffer(PIECE_BYTES + 1)];
    sender.send({ small }, [small]);
    sender.send({ large }, [large]);
    expect([small.byteLength, large.byteLength]).toEqual([0, 0]);
    await finish();
    expect(inShort(received())).toEqual(
      inShort([{ small: new ArrayBuffer(8) }, { large: new ArrayBuffer(PIECE_BYTES + 1) }]),
    );
  });

  it('refuses what no other process can be given', () => {
    const { sender, posted } = start();
    const { port1, port2 } = new MessageChannel();
    expect(() => sender.send({ port: port1 }, [port1])).toThrow('Nothing but buffers');
    expect(() => sender.send({ call: () => undefined })).toThrow();
    expect(posted).toEqual([]);
    port2.close();
  });

  it('sends nothing more once it is stopped, nor after pieces could not be sent', async () => {
    const stopped = start();
    stopped.sender.send(largeMessage());
    await stopped.settle();
    const { length } = stopped.posted;
    stopped.sender.stop();
    await stopped.finish();
    stopped.sender.send('more');
    expect(stopped.posted).toHaveLength(length);

    const failed: unknown[] = [];
    const sender = new PieceSender(
      () => {
        throw new RangeError('Array buffer allocation failed');
      },
      (error) => failed.push(error),
    );
    sender.send(largeMessage());
    await stopped.settle();
    sender.send('more');
    expect(failed).toEqual([new RangeError('Array buffer allocation failed')]);
  });
});

describe('PieceReceiver', () => {
  it('names the buffers that it put together, so that they can be handed on without a copy', async () => {
    const { sender, posted, finish } = start();
    sender.send(largeMessage());
    await finish();
    const receiver = new PieceReceiver();
    const whole = posted.map((message) => receiver.receive(message)).at(-1);
    expect(whole?.buffers.map(({ byteLength }) => byteLength)).toEqual(Array<number>(3).fill(8_000_000));
  });

  it('says so when a buffer is missing', () => {
    const message: PieceMessage = { kind: 'message', data: null, places: [{ path: [], buffer: 0, view: null }] };
    expect(() => new PieceReceiver().receive(message)).toThrow('did not arrive');
  });
});
