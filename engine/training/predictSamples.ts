import type { CompiledModel } from '../plan/compileGraph';
import type { SampleIds } from '../samples/sampleSource';
import type { Report } from '../reports/report';
import type { ModelOutput, PreparedTask } from '../tasks/task';
import type { Forecaster } from './runner';

/** The model's outputs for some samples, still in scaled units, in the order of its outputs. */
export async function predictSamples(
  compiled: CompiledModel,
  forecaster: Forecaster,
  ids: SampleIds,
  betweenChunks?: () => Promise<void>,
): Promise<readonly ModelOutput[]> {
  const widths = compiled.model.outputs.map(({ shape }) =>
    shape.slice(1).reduce<number>((product, size) => product * (size ?? 1), 1),
  );
  const results = widths.map((width) => new Float32Array(ids.length * width));
  for (let from = 0; from < ids.length; from += forecaster.chunk) {
    const outputs = await forecaster.predict(ids.subarray(from, from + forecaster.chunk));
    for (const [i, output] of outputs.entries()) results[i]?.set(output, from * (widths[i] as number));
    await betweenChunks?.();
  }
  return compiled.outputs.map(({ columns }, i) => ({ columns, values: results[i] as Float32Array }));
}

/** Asks the model for every sample of a part whose truth is known, and measures what it says. */
export async function evaluateModel(
  compiled: CompiledModel,
  prepared: PreparedTask,
  forecaster: Forecaster,
  part: 'validation' | 'test',
  betweenChunks?: () => Promise<void>,
): Promise<Report> {
  const ids = prepared.scored(part);
  return prepared.evaluate(part, ids, await predictSamples(compiled, forecaster, ids, betweenChunks));
}
