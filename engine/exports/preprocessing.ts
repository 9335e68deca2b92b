import { findTask } from '../tasks';
import type { PlannedInput, PlannedOutput } from '../tasks/taskExports';
import type { ModelExportPlan, TrainedExportPlan } from './programs/exportPlan';

/** What is said first where little is known. */
const STAND_INS =
  'This model was made elsewhere and has had no data in Seqloom. What is null is not known: how its inputs were prepared, and how its outputs become values of the data. The names of columns and classes only stand in for the real ones.';

/**
 * How raw rows become what the model sees and its outputs become the data's own units, as plain data that goes with every
 * model file. A scaled value is (value − offset) / scale, after the column's transform; a code is the text's place in its
 * vocabulary, counted from 1, with 0 for a text that is not in it; a class is the text at the place of the output. Null where
 * it is not known, which a note then says.
 */
export function preprocessingOf(plan: TrainedExportPlan): Readonly<Record<string, unknown>> {
  const { project, model, trained, signature, hasStandIns } = plan;
  const { id, recipe } = project.task;
  const { exported } = findTask(id);
  const { shape, preparation } = exported?.preprocessing(recipe) ?? { shape: {}, preparation: { recipe } };
  const { scalers, vocabularies } = trained;
  const known = { ...preparation, scalers, vocabularies };
  const classesOf = (column: string): readonly string[] =>
    signature.targets.find(({ name }) => name === column)?.classes ?? [];
  return {
    ...(hasStandIns && { note: STAND_INS }),
    ...shape,
    ...(hasStandIns ? Object.fromEntries(Object.keys(known).map((fact) => [fact, null])) : known),
    inputs: plan.inputs.map((input, i) => ({ name: model.inputs[i]?.name, ...inputFacts(input) })),
    outputs: plan.outputs.map((output, i) => ({
      name: model.outputs[i]?.name,
      ...outputFacts(output, classesOf),
      loss: output.loss,
    })),
  };
}

/** What a README says of `preprocessing.json`. */
export function aboutPreprocessing({ hasStandIns }: ModelExportPlan): string {
  return hasStandIns
    ? 'This model was made elsewhere and has had no data in Seqloom, so how its inputs are to be prepared is not known: prepare them as in its training, and read its outputs alike. `preprocessing.json` says how many timesteps and columns go in and what comes out; the names of columns and classes in it only stand in for the real ones.'
    : '`preprocessing.json` says which columns go in, how they are scaled, and how outputs become values of the data: value = output · scale + offset.';
}

/** `preprocessing.json`. */
export function preprocessingJson(plan: TrainedExportPlan): string {
  return `${JSON.stringify(preprocessingOf(plan), null, 2)}\n`;
}

function inputFacts(input: PlannedInput): Readonly<Record<string, unknown>> {
  return input.kind === 'codes'
    ? { kind: 'codes', columns: [input.column] }
    : { kind: 'numbers', columns: input.columns };
}

function outputFacts(
  output: PlannedOutput,
  classesOf: (column: string) => readonly string[],
): Readonly<Record<string, unknown>> {
  return output.kind === 'class'
    ? { kind: 'class', columns: [output.column], classes: classesOf(output.column) }
    : { kind: 'numbers', columns: output.columns };
}
