#!/usr/bin/env node
// The installed command: runs the built command line, building it first where a fresh checkout has none.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const program = new URL('../../out/cli/seqloom.mjs', import.meta.url);
if (!existsSync(program)) {
  const build = fileURLToPath(new URL('../../scripts/build.mjs', import.meta.url));
  // Its words go to the error stream: with --json the output stream belongs to the command alone.
  const { status } = spawnSync(process.execPath, [build, '--quiet', 'cli'], { stdio: ['ignore', 2, 2] });
  if (status !== 0) process.exit(2);
}
await import(program.href);
