import { balancedWeights } from '../../samples/balancedWeights';
import type {
  BatchBuffer,
  InputReading,
  PartName,
  SampleIds,
  SampleSource,
  TargetReading,
} from '../../samples/sampleSource';
import { visitInBatches } from '../../samples/visitInBatches';
import type { PreparedRecordings } from './prepareRecordings';
import { questionsAbout } from './questions';

/**
 * What stands for 0 in a step that has no other number: padding is all zeros, which a Masking layer looks for, and a step of
 * the data must not look like it. Far below the precision of whatever is added to it.
 */
const NEARLY_ZERO = 1e-20;

/**
 * Recordings or windows as samples, written straight from the rows of the table. A sample's number is its place in the
 * layout; what it lacks to the common length is zeros behind its last step.
 */
export function sequenceSource(prepared: PreparedRecordings): SampleSource {
  const { layout, signature, recipe } = prepared;
  const { length } = recipe;
  const countOf = (part: PartName): number => layout.ids[part].length;
  return {
    ...signature,
    parts: {
      train: { samples: countOf('train') },
      validation: { samples: countOf('validation') },
      test: { samples: countOf('test') },
    },
    ids: (part) => layout.ids[part],
    batchCount: (part, { batchSize }) => Math.ceil(countOf(part) / batchSize),
    batches: (part, order, random) => visitInBatches(layout.ids[part], order, random),
    open: ({ inputs, outputs }) => {
      const writeInputs = inputs.map((input) => inputWriter(prepared, input));
      const writeTargets = outputs.map((output) => targetWriter(prepared, output));
      const classes = layout.classes.length;
      const bySteps = recipe.classOf === 'step';
      return {
        inputShapes: inputs.map(({ form, features }) => (form === 'codes' ? [length] : [length, features.length])),
        targetShapes: outputs.map(({ truth }) => [
          ...(bySteps ? [length] : []),
          ...(truth === 'code' ? (bySteps ? [] : [1]) : [classes]),
        ]),
        masked: outputs.map(() => bySteps),
        write: (ids, into) => {
          into.inputs.forEach((buffer, i) => writeInputs[i]?.(ids, buffer, into.layout === 'timeFirst'));
          into.targets.forEach((buffer, i) => writeTargets[i]?.(ids, buffer));
        },
      };
    },
  };
}

type WriteInput = (ids: SampleIds, into: BatchBuffer, timeFirst: boolean) => void;

function inputWriter(
  { layout, numbers, codes, recipe }: PreparedRecordings,
  { form, features }: InputReading,
): WriteInput {
  const { length } = recipe;
  const known: Readonly<Record<string, Float32Array | Int32Array>> = form === 'codes' ? codes : numbers;
  const columns = features.map((name) => {
    const column = Object.hasOwn(known, name) ? known[name] : undefined;
    if (!column) throw new Error(`The data have no ${form} of ${name}.`);
    return column;
  });
  const width = columns.length;
  return (ids, { values, at }, timeFirst) => {
    values.fill(0, at, at + ids.length * length * width);
    const [sampleStep, timeStep] = timeFirst ? [1, ids.length] : [length, 1];
    ids.forEach((id, s) => {
      const { first = 0, steps = 0 } = layout.samples[id] ?? {};
      for (let t = 0; t < steps; t++) {
        const to = at + (s * sampleStep + t * timeStep) * width;
        let empty = form === 'numbers';
        for (let f = 0; f < width; f++) {
          const value = columns[f]?.[first + t] as number;
          values[to + f] = value;
          if (value !== 0) empty = false;
        }
        if (empty) values[to] = NEARLY_ZERO;
      }
    });
  };
}

/**
 * A class that the training part never shows is no class: a row of zeros, or code 0. Of steps, such a one does not count, nor
 * does one without a class, nor padding: its weight is 0.
 */
function targetWriter(
  prepared: PreparedRecordings,
  { truth, balanced }: TargetReading,
): (ids: SampleIds, into: BatchBuffer) => void {
  const { layout, recipe } = prepared;
  const classCount = layout.classes.length;
  const width = truth === 'code' ? 1 : classCount;
  const trained = balanced ? questionsAbout(prepared, layout.ids.train, 'labeled').labels : null;
  const byClass = trained && balancedWeights(trained, classCount);
  return (ids, { values, at, weights }) => {
    const places = ids.length * (recipe.classOf === 'step' ? recipe.length : 1);
    values.fill(0, at, at + places * width);
    weights?.fill(0, 0, places);
    const asked = questionsAbout(prepared, ids, 'labeled');
    asked.labels.forEach((code, i) => {
      if (code < 0) return;
      const place = asked.places[i] as number;
      if (weights) weights[place] = 1;
      if (truth === 'code') values[at + place] = code;
      else values[at + place * width + code] = byClass?.[code] ?? 1;
    });
  };
}
