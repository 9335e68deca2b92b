import { calendarColumnNames } from '../tasks/forecasting/calendar';
import { type WindowColumns, windowSignature } from '../tasks/forecasting/windowSignature';
import type { DataSignature } from '../tensors/dataSignature';
import type { Project } from '../project/project';

/**
 * The data that a project's weights belong to, told without the data: from the vocabularies of the training, or from the
 * model's file. Null without weights.
 */
export function trainedSignature(project: Project): DataSignature | null {
  const { recipe, trained, expects, dataFile } = project;
  if (!trained) return null;
  if (dataFile === null && expects) return expects;
  const { vocabularies } = trained;
  const textsOf = (name: string): readonly string[] | undefined =>
    Object.hasOwn(vocabularies, name) ? vocabularies[name] : undefined;
  const features = recipe.features.map((name): WindowColumns['features'][number] => {
    const texts = textsOf(name);
    return texts ? { name, kind: 'category', cardinality: texts.length + 1 } : { name, kind: 'number' };
  });
  const calendar = recipe.calendar.flatMap(calendarColumnNames).map((name) => ({ name, kind: 'number' as const }));
  const targets = recipe.targets.map((name): WindowColumns['targets'][number] => {
    const classes = textsOf(name);
    return classes ? { name, kind: 'category', classes } : { name, kind: 'number' };
  });
  const { lookback, horizon } = recipe;
  return windowSignature({ lookback, horizon, features: [...features, ...calendar], targets });
}
