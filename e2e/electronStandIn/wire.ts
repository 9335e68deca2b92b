import type { Encoded } from './messages';

/** What the page's side and main's side of the stand-in agree on. */

/** The function that main puts in the page to be called; taken out of the page's reach at once. */
export const BINDING = '__electronStandInCall';
/** The function that the page's side leaves for main to call. */
export const DELIVER = '__electronStandInDeliver';
/** Where the page's side reaches main over HTTP: buffers, and questions that cannot wait. */
export const BUFFER_PATH = '/__electron-stand-in__/buffer/';
export const QUESTION_PATH = '/__electron-stand-in__/question/';

/** A value on its way, with the names under which its buffers lie at `BUFFER_PATH`. */
export interface Parcel {
  readonly value: Encoded;
  readonly buffers: readonly string[];
}

export interface PageCall {
  readonly kind: 'invoke' | 'send';
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
