import { runNode } from '../scripts/runTool.mjs';

/** Runs the command line. Resolves to what it printed and the seconds that it took; throws where it fails. */
export async function seqloom(...args) {
  const { code, output, elapsedMs } = await runNode('cli/bin/seqloom.mjs', args, { capture: true });
  if (code !== 0) throw new Error(`seqloom ${args.join(' ')} ended with ${code}:\n${output}`);
  return { output, seconds: elapsedMs / 1000 };
}
