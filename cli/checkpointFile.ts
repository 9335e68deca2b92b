import { rm } from 'node:fs/promises';
import path from 'node:path';
import { type Checkpoint, decodeCheckpoint, encodeCheckpoint } from '#engine';
import { blameFile, mistake } from './mistake';
import { exists, writeFiles } from './outputs';
import { readBytes } from './readBytes';

/** Bytes of a SHA-256 in hexadecimal, of the data that the checkpoint belongs to: they stand in front of it. */
const HASH_BYTES = 64;

/** The checkpoint of a training that writes its results into a folder: there as long as the training has not ended. */
export class CheckpointFile {
  readonly #file: string;
  #writing: Promise<void> = Promise.resolve();
  #next: Uint8Array | null = null;

  /** `onFailure` is told once what keeps checkpoints from being written; the training goes on without them. */
  constructor(
    folder: string,
    private readonly dataHash: string,
    private onFailure: ((error: unknown) => void) | null,
  ) {
    this.#file = path.join(folder, 'training.checkpoint');
  }

  /** Throws a mistake where an interrupted training waits in the folder: beginning anew would lose it. */
  async requireNone(): Promise<void> {
    if (await exists(this.#file)) throw mistake('command.interrupted', { path: this.#file });
  }

  /** The checkpoint to go on from. Throws a `UserError` where there is none, or it belongs to other data. */
  async read(): Promise<Checkpoint> {
    if (!(await exists(this.#file))) throw mistake('command.noCheckpoint', { path: this.#file });
    const bytes = await readBytes(this.#file, blameFile('cannotRead', this.#file));
    const checkpoint = decodeCheckpoint(bytes.subarray(HASH_BYTES));
    if (new TextDecoder().decode(bytes.subarray(0, HASH_BYTES)) !== this.dataHash) {
      throw mistake('command.otherData', { path: this.#file });
    }
    return checkpoint;
  }

  /** Takes a checkpoint, which is written soon; of several that come meanwhile only the last. */
  keep(checkpoint: Checkpoint): void {
    const encoded = encodeCheckpoint(checkpoint);
    const bytes = new Uint8Array(HASH_BYTES + encoded.length);
    bytes.set(new TextEncoder().encode(this.dataHash));
    bytes.set(encoded, HASH_BYTES);
    const isWriting = this.#next !== null;
    this.#next = bytes;
    if (!isWriting) this.#writing = this.#writing.then(() => this.#write());
  }

  /** Waits for what is being written. */
  settled(): Promise<void> {
    return this.#writing;
  }

  /** There is nothing any more to go on with. */
  async remove(): Promise<void> {
    await this.#writing;
    await rm(this.#file, { force: true });
  }

  async #write(): Promise<void> {
    const bytes = this.#next as Uint8Array;
    this.#next = null;
    try {
      await writeFiles([{ path: this.#file, bytes }]);
    } catch (error) {
      this.onFailure?.(error);
      this.onFailure = null;
    }
  }
}
