import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

const CONNECT_TRIES = 50;
const CONNECT_PAUSE_MS = 100;

/** What a second start tells the first. */
interface Start {
  readonly argv: readonly string[];
  readonly folder: string;
}

/** The lock by which an app with the same data runs once, and the way by which a later start reaches the first. */
export class SingleInstance {
  /** Done when the first instance has been told of this one. */
  told: Promise<void> = Promise.resolve();
  private server: Server | null = null;
  private readonly lockFile: string;
  private readonly address: string;

  constructor(userData: string) {
    this.lockFile = path.join(userData, 'stand-in-instance');
    // Not in the folder itself: the path of a socket may have about a hundred characters, on Windows it is a pipe.
    const name = `stand-in-${createHash('sha256').update(path.resolve(userData)).digest('hex').slice(0, 16)}`;
    this.address = process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : path.join(tmpdir(), `${name}.sock`);
  }

  /** Takes the lock, and hears of later starts; or tells the first instance of `own` and returns false. */
  acquire(own: Start, onStart: (start: Start) => void): boolean {
    if (this.server) return true;
    if (!this.takeFile()) {
      this.told = this.tell(own, CONNECT_TRIES);
      return false;
    }
    if (process.platform !== 'win32') rmSync(this.address, { force: true });
    this.server = createServer((socket) => {
      let text = '';
      socket.on('data', (chunk) => (text += chunk.toString()));
      socket.on('end', () => {
        onStart(JSON.parse(text) as Start);
        socket.end('heard');
      });
    }).listen(this.address);
    return true;
  }

  release(): void {
    if (!this.server) return;
    this.server.close();
    rmSync(this.lockFile, { force: true });
    if (process.platform !== 'win32') rmSync(this.address, { force: true });
  }

  private takeFile(): boolean {
    if (existsSync(this.lockFile) && runs(Number(readFileSync(this.lockFile, 'utf8')))) return false;
    // What a killed run left behind.
    rmSync(this.lockFile, { force: true });
    writeFileSync(this.lockFile, String(process.pid), { flag: 'wx' });
    return true;
  }

  private tell(own: Start, tries: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const socket = connect(this.address, () => socket.end(JSON.stringify(own)));
      // Half-open: the answer says that the message was taken in.
      socket.on('data', () => resolve());
      socket.on('error', (error) => {
        // The first has the lock and does not listen yet.
        const again = (): void => void this.tell(own, tries - 1).then(resolve, reject);
        if (tries > 0) setTimeout(again, CONNECT_PAUSE_MS);
        else reject(error);
      });
    });
  }
}

/** Whether a process of this number runs the stand-in; numbers are used again. */
function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const commandLine = `/proc/${pid}/cmdline`;
  return !existsSync(commandLine) || readFileSync(commandLine, 'utf8').includes('electron');
}
