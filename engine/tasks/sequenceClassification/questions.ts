import type { SampleIds } from '../../samples/sampleSource';
import type { ModelOutput } from '../task';
import { UNLABELED } from './layOut';
import type { PreparedRecordings } from './prepareRecordings';

/** What a model is asked about some samples: the class of each, or of each of their steps. Each array has a value for each. */
export interface Questions {
  /** The sample that it is about. */
  readonly ids: Uint32Array;
  /** The sorted row that it is about: the step itself, or the last step of a sample. */
  readonly rows: Uint32Array;
  /** The right class; negative where the training part never shows it, or the table does not say it (`UNLABELED`). */
  readonly labels: Int32Array;
  /** Where its answer stands among those of an output for these samples. */
  readonly places: Uint32Array;
}

/** What is asked about these samples; of `labeled` ones, only what the table answers. Padding is never asked about. */
export function questionsAbout(
  { layout, recipe }: Pick<PreparedRecordings, 'layout' | 'recipe'>,
  ids: SampleIds,
  which: 'all' | 'labeled',
): Questions {
  const { samples, rowClasses } = layout;
  const asked = { ids: [] as number[], rows: [] as number[], labels: [] as number[], places: [] as number[] };
  const ask = (id: number, row: number, label: number, place: number): void => {
    if (which === 'labeled' && label === UNLABELED) return;
    asked.ids.push(id);
    asked.rows.push(row);
    asked.labels.push(label);
    asked.places.push(place);
  };
  ids.forEach((id, s) => {
    const sample = samples[id];
    if (!sample) return;
    const { first, steps, label } = sample;
    if (recipe.classOf !== 'step') return ask(id, first + steps - 1, label, s);
    for (let t = 0; t < steps; t++) ask(id, first + t, rowClasses[first + t] as number, s * recipe.length + t);
  });
  return {
    ids: Uint32Array.from(asked.ids),
    rows: Uint32Array.from(asked.rows),
    labels: Int32Array.from(asked.labels),
    places: Uint32Array.from(asked.places),
  };
}

/** Of an output for some samples what it says to each question about them, `width` values each. */
export function answersTo(
  { places }: Questions,
  { values }: ModelOutput,
  { recipe }: Pick<PreparedRecordings, 'recipe'>,
  sampleCount: number,
): { readonly values: Float64Array; readonly width: number } {
  const width = values.length / Math.max(1, sampleCount * (recipe.classOf === 'step' ? recipe.length : 1));
  const answers = new Float64Array(places.length * width);
  places.forEach((place, i) => answers.set(values.subarray(place * width, (place + 1) * width), i * width));
  return { values: answers, width };
}
