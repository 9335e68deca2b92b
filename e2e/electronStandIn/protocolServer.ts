import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { decode, encode } from './messages';
import { strict } from './strict';
import { BUFFER_PATH, type PageQuestion, type Parcel, QUESTION_PATH } from './wire';

type Handler = (request: Request) => Response | Promise<Response>;

/**
 * Answers the app's custom schemes. Chromium cannot be taught a scheme from outside, so `app://bundle/x` is shown as
 * `http://bundle.app.localhost:PORT/x`: an origin of its own, and a secure context. The app's handler sees, and the
 * stand-in reports, the custom address alone.
 */
export class ProtocolServer {
  /** Decides what the page asks before it happens; set once the windows exist. */
  answerQuestion: (contentsId: number, question: PageQuestion) => boolean = () => false;

  private readonly handlers = new Map<string, Handler>();
  private readonly buffers = new Map<string, ArrayBuffer>();
  private readonly server = createServer((request, response) => {
    this.answer(request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });

  /** Electron's module `protocol`. */
  readonly protocol = strict('protocol', {
    // A scheme's privileges are what the loopback address has anyway.
    registerSchemesAsPrivileged: () => {},
    handle: (scheme: string, handler: Handler) => void this.handlers.set(scheme, handler),
  });

  /** Listens, on the port of the last run with these data if it is free: the page's storage belongs to its address. */
  async listen(userData: string): Promise<void> {
    const portFile = path.join(userData, 'stand-in-port');
    const lastPort = existsSync(portFile) ? Number(readFileSync(portFile, 'utf8')) : 0;
    await this.listenOn(lastPort).catch(() => this.listenOn(0));
    writeFileSync(portFile, String(this.port));
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  /** The address at which Chromium finds a custom one; others stay as they are. */
  toHttp(url: string): string {
    const { protocol, host, pathname, search, hash } = new URL(url);
    const scheme = protocol.slice(0, -1);
    if (!this.handlers.has(scheme)) return url;
    return `http://${host}.${scheme}.localhost:${this.port}${pathname}${search}${hash}`;
  }

  /** The custom address that Chromium shows as `url`; others stay as they are. */
  fromHttp(url: string): string {
    if (!URL.canParse(url)) return url;
    const { hostname, port, pathname, search, hash } = new URL(url);
    const [, host, scheme] = /^(.+)\.([^.]+)\.localhost$/.exec(hostname) ?? [];
    if (port !== String(this.port) || !host || !scheme) return url;
    return `${scheme}://${host}${pathname}${search}${hash}`;
  }

  /** Puts a value in a parcel; its buffers wait here to be fetched, once each. */
  pack(value: unknown): Parcel {
    const found: ArrayBuffer[] = [];
    const encoded = encode(value, found);
    const buffers = found.map((buffer) => {
      const name = crypto.randomUUID();
      this.buffers.set(name, buffer);
      return name;
    });
    return { value: encoded, buffers };
  }

  unpack(parcel: Parcel): unknown {
    return decode(
      parcel.value,
      parcel.buffers.map((name) => this.take(name)),
    );
  }

  private get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  private take(name: string): ArrayBuffer {
    const buffer = this.buffers.get(name);
    if (!buffer) throw new Error('A buffer of the message did not arrive.');
    this.buffers.delete(name);
    return buffer;
  }

  private listenOn(port: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, '127.0.0.1', () => {
        this.server.off('error', reject);
        resolve();
      });
    });
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    const url = request.url ?? '/';
    if (url.startsWith(BUFFER_PATH)) return this.exchangeBuffer(url.slice(BUFFER_PATH.length), request, body, response);
    if (url.startsWith(QUESTION_PATH)) {
      const question = JSON.parse(body.toString()) as PageQuestion;
      const answer = this.answerQuestion(Number(url.slice(QUESTION_PATH.length)), {
        ...question,
        url: this.fromHttp(question.url),
      });
      response.end(JSON.stringify(answer));
      return;
    }
    await this.passOn(this.fromHttp(`http://${request.headers.host}${url}`), request, body, response);
  }

  private exchangeBuffer(name: string, request: IncomingMessage, body: Buffer, response: ServerResponse): void {
    if (request.method === 'POST') {
      this.buffers.set(name, new Uint8Array(body).buffer);
      response.writeHead(204).end();
    } else {
      response.writeHead(200, { 'Cross-Origin-Resource-Policy': 'same-origin' });
      response.end(new Uint8Array(this.take(name)));
    }
  }

  private async passOn(url: string, request: IncomingMessage, body: Buffer, response: ServerResponse): Promise<void> {
    const handler = this.handlers.get(new URL(url).protocol.slice(0, -1));
    if (!handler) throw new Error(`No handler for ${url}`);
    const headers = new Headers();
    for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value));
    const hasBody = request.method !== 'GET' && request.method !== 'HEAD';
    const answer = await handler(
      new Request(url, {
        method: request.method ?? 'GET',
        headers,
        ...(hasBody ? { body: new Uint8Array(body) } : {}),
      }),
    );
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(new Uint8Array(await answer.arrayBuffer()));
  }
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
