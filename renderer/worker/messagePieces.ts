/**
 * Messages between two processes. What a port sends to another process is copied by the sender, all of it at once: a
 * table of 60 MB would hold the editor up for a quarter of a second. So its buffers go ahead in pieces, a task for each.
 */
export type PieceMessage =
  | {
      readonly kind: 'piece';
      /** Which buffer of the next message it belongs to, counted from 0. */
      readonly buffer: number;
      /** Where in that buffer it starts, and how long the buffer is, in bytes. */
      readonly at: number;
      readonly byteLength: number;
      readonly bytes: ArrayBuffer;
    }
  | { readonly kind: 'message'; readonly data: unknown; readonly places: readonly BufferPlace[] };

/** Where in a message a buffer, or a view of one, stands that went ahead. */
interface BufferPlace {
  readonly path: readonly (string | number)[];
  readonly buffer: number;
  /** Null for the buffer itself; `like` is an empty view of the same kind, which a port keeps. */
  readonly view: { readonly like: ArrayBufferView; readonly byteOffset: number; readonly length: number } | null;
}

/** What is sent in one task. It is copied twice on the way, which takes a few milliseconds. */
export const PIECE_BYTES = 2 ** 20;
// Smaller ones stay in their message: a piece of its own would cost more than it saves.
const SMALLEST_CUT_BYTES = 2 ** 14;

const nextTask = () => new Promise<void>((resolve) => setTimeout(resolve));

/**
 * Sends messages in order, large buffers in pieces. Buffers that are handed over (`transfer`) are moved at once; others
 * must not change until they are sent. A message must be a tree: plain objects and arrays without circles. `fail` is told
 * when pieces cannot be sent, for want of memory; nothing follows them then.
 */
export class PieceSender {
  #last: Promise<void> | null = null;
  #stopped = false;

  constructor(
    private readonly post: (message: PieceMessage, transfer: Transferable[]) => void,
    private readonly fail: (error: unknown) => void,
    private readonly pause: () => Promise<void> = nextTask,
  ) {}

  /** Throws where the message holds what cannot be cloned. */
  send(data: unknown, transfer: readonly Transferable[] = []): void {
    if (this.#stopped) return;
    const moved = transfer.filter((item) => item instanceof ArrayBuffer);
    if (moved.length < transfer.length) throw new TypeError('Nothing but buffers can be handed to another process.');
    const buffers = buffersToCut(data);
    if (buffers.length === 0 && this.#last === null) {
      this.post({ kind: 'message', data, places: [] }, moved);
      return;
    }
    const { rest, places } = cutOut(data, buffers);
    const message: PieceMessage = { kind: 'message', data: structuredClone(rest, { transfer: [] }), places };
    const owned = buffers.map((buffer) =>
      moved.includes(buffer) ? structuredClone(buffer, { transfer: [buffer] }) : buffer,
    );
    const sending = (this.#last ?? Promise.resolve())
      .then(() => this.#sendPieces(message, owned))
      .catch((error: unknown) => {
        if (!this.#stopped) this.fail(error);
        this.stop();
      })
      .finally(() => {
        if (this.#last === sending) this.#last = null;
      });
    this.#last = sending;
  }

  /** Sends nothing more. */
  stop(): void {
    this.#stopped = true;
  }

  async #sendPieces(message: PieceMessage, buffers: readonly ArrayBuffer[]): Promise<void> {
    let sentBytes = 0;
    for (const [index, buffer] of buffers.entries()) {
      for (let at = 0; at < buffer.byteLength && !this.#stopped; at += PIECE_BYTES) {
        const bytes = buffer.slice(at, at + PIECE_BYTES);
        if (sentBytes + bytes.byteLength > PIECE_BYTES) {
          await this.pause();
          sentBytes = 0;
        }
        sentBytes += bytes.byteLength;
        if (!this.#stopped)
          this.post({ kind: 'piece', buffer: index, at, byteLength: buffer.byteLength, bytes }, [bytes]);
      }
    }
    if (!this.#stopped) this.post(message, []);
  }
}

/** A message put together again, and those of its buffers that nobody else holds. */
export interface WholeMessage {
  readonly data: unknown;
  readonly buffers: ArrayBuffer[];
}

/** Puts together what a `PieceSender` sent. */
export class PieceReceiver {
  #buffers: ArrayBuffer[] = [];

  /** The message that this one completes; null for a piece. */
  receive(message: PieceMessage): WholeMessage | null {
    if (message.kind === 'piece') {
      const { buffer, at, byteLength, bytes } = message;
      if (bytes.byteLength === byteLength) this.#buffers[buffer] = bytes;
      else new Uint8Array((this.#buffers[buffer] ??= new ArrayBuffer(byteLength))).set(new Uint8Array(bytes), at);
      return null;
    }
    const buffers = this.#buffers;
    this.#buffers = [];
    const root = { data: message.data };
    for (const { path, buffer, view } of message.places) {
      const bytes = buffers[buffer];
      if (!bytes) throw new Error('A buffer of the message did not arrive.');
      putAt(root, ['data', ...path], view === null ? bytes : makeView(bytes, view));
    }
    return { data: root.data, buffers };
  }
}

/** The buffers of a message that are to go ahead: none unless they are large together. */
function buffersToCut(data: unknown): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  const look = (value: unknown): void => {
    const buffer = bufferOf(value);
    if (buffer) found.add(buffer);
    else if (Array.isArray(value)) for (const part of value) look(part);
    else if (isPlain(value)) for (const part of Object.values(value)) look(part);
  };
  look(data);
  const large = [...found].filter((buffer) => buffer.byteLength >= SMALLEST_CUT_BYTES);
  return large.reduce((sum, buffer) => sum + buffer.byteLength, 0) > PIECE_BYTES ? large : [];
}

/** The message without these buffers, and where they stood. What holds none of them is shared with `data`. */
function cutOut(data: unknown, buffers: readonly ArrayBuffer[]): { rest: unknown; places: BufferPlace[] } {
  const places: BufferPlace[] = [];
  const cut = (value: unknown, path: readonly (string | number)[]): unknown => {
    const buffer = buffers.indexOf(bufferOf(value) as ArrayBuffer);
    if (buffer >= 0) {
      places.push({ path, buffer, view: ArrayBuffer.isView(value) ? describeView(value) : null });
      return null;
    }
    if (Array.isArray(value)) {
      // Most lists hold plain values, and may be long.
      if (!value.some((part) => typeof part === 'object' && part !== null)) return value;
      return value.map((part, index) => cut(part, [...path, index]));
    }
    if (!isPlain(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, cut(part, [...path, key])]));
  };
  return { rest: buffers.length === 0 ? data : cut(data, []), places };
}

function bufferOf(value: unknown): ArrayBuffer | null {
  const buffer = ArrayBuffer.isView(value) ? value.buffer : value;
  return buffer instanceof ArrayBuffer ? buffer : null;
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

type ViewKind = new (buffer: ArrayBuffer, byteOffset?: number, length?: number) => ArrayBufferView;

function describeView(view: ArrayBufferView): NonNullable<BufferPlace['view']> {
  const length = view instanceof DataView ? view.byteLength : (view as Uint8Array).length;
  return { like: new (view.constructor as ViewKind)(new ArrayBuffer()), byteOffset: view.byteOffset, length };
}

function makeView(bytes: ArrayBuffer, { like, byteOffset, length }: NonNullable<BufferPlace['view']>): ArrayBufferView {
  return new (like.constructor as ViewKind)(bytes, byteOffset, length);
}

function putAt(root: object, path: readonly (string | number)[], value: unknown): void {
  let holder = root as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) holder = holder[key] as Record<string | number, unknown>;
  holder[path.at(-1) ?? ''] = value;
}
