import type { Encoded } from './messages';

/** What the page's side and main's side of the stand-in agree on. */

/** The function that main puts in the page to be called; taken out of the page's reach at once. */
export const BINDING = '__electronStandInCall';
/** The function that the page's side leaves for main to call. */
export const DELIVER = '__electronStandInDeliver';
/** As DELIVER, for what is said on a port. */
export const DELIVER_TO_PORT = '__electronStandInDeliverToPort';
/** Where the page's side puts dropped files until main has asked Chromium where they lie. */
export const HELD_FILES = '__electronStandInHeldFiles';
/** Where the page's side reaches main over HTTP: buffers, and questions that cannot wait. */
export const BUFFER_PATH = '/__electron-stand-in__/buffer/';
export const QUESTION_PATH = '/__electron-stand-in__/question/';

/** A value on its way, with the names under which its buffers lie at `BUFFER_PATH`. */
export interface Parcel {
  readonly value: Encoded;
  readonly buffers: readonly string[];
}

export type PageCall =
  | Message
  /** Asks for the places of the files at `HELD_FILES`. */
  | { readonly kind: 'paths' }
  /** Keys that the page has left to the menu. */
  | { readonly kind: 'key'; readonly key: PressedKey };

export interface PressedKey {
  /** As the event of the key says it. */
  readonly key: string;
  /** Control, or Command. */
  readonly mod: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
}

export interface Message {
  /** What is said on a `port` has the port's id in place of the channel. */
  readonly kind: 'invoke' | 'port';
  readonly channel: string;
  readonly args: Parcel;
}

export type CallAnswer =
  | { readonly ok: true; readonly value: Parcel }
  | { readonly ok: false; readonly message: string };

/** Asked synchronously, as Electron decides these before anything happens. */
export interface PageQuestion {
  readonly kind: 'open' | 'navigate';
  readonly url: string;
}

/** What the page's side is started with. */
export interface PageInfo {
  readonly contentsId: number;
  readonly platform: string;
  readonly versions: Readonly<Record<string, string>>;
}
