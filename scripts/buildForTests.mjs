import { runNode } from './runTool.mjs';

/** Before unit tests: builds what they run from out/, the fused kernels and the command line with its kernel threads. */
export async function setup() {
  const { code } = await runNode('scripts/build.mjs', ['--if-stale', '--quiet', 'kernels', 'cli']);
  if (code !== 0) throw new Error('The fused kernels could not be built.');
}
