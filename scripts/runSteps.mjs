import { runNode } from './runTool.mjs';

const AT_ONCE = 2;

/**
 * Runs steps `{ name, script, args }`, two at a time: more would fight over the cores and the memory of a laptop.
 * Prints a line for each as it ends, and the output of those that failed. Resolves to whether all passed.
 */
export async function runSteps(steps) {
  const waiting = [...steps];
  const failed = [];
  const widthChars = Math.max(...steps.map((step) => step.name.length));
  const work = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const { code, output, elapsedMs } = await runNode(step.script, step.args, { capture: true });
      const verdict = code === 0 ? 'ok    ' : 'FAILED';
      console.log(`${verdict} ${step.name.padEnd(widthChars)} ${(elapsedMs / 1000).toFixed(1).padStart(6)} s`);
      if (code !== 0) failed.push({ step, output });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  for (const { step, output } of failed) console.log(`\n── ${step.name} ──\n${output.trimEnd()}`);
  return failed.length === 0;
}
