import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Gives `use` a folder that is gone when it has ended. */
export async function inTemporaryFolder(use) {
  const folder = mkdtempSync(path.join(tmpdir(), 'seqloom-bench-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
