import { type ModelExportPlan, planModelExport } from '../programs/exportPlan';
import { weightsByName } from '../../plan/savedWeights';
import { makeProblem, UserError } from '../../problem/problem';
import type { TrainedModel } from '../../project/project';
import type { Exporter } from '../defineExport';
import { preprocessingOf } from '../preprocessing';
import { writeSafetensors } from './writeSafetensors';

/**
 * The trained weights as one safetensors file, under the names and in the layout of Keras: `lstm/kernel` is [features,
 * 4·units]. The metadata holds what turns raw rows into inputs and outputs into units. Throws a `UserError` when there
 * are no weights or they are not those of the model as it is now.
 */
export const exportSafetensors: Exporter = (project, data) => {
  const plan = planModelExport(project, data);
  const { trained } = plan;
  if (!trained) throw new UserError([makeProblem('project.notTrained', { file: project.name })]);
  const bytes = writeSafetensors([...weightsByName(trained).values()], describeModel(plan, trained));
  return [{ path: `${plan.packageName}.safetensors`, bytes }];
};

/** The format allows texts only, so what is more is JSON. */
function describeModel(plan: ModelExportPlan, trained: TrainedModel): Record<string, string> {
  const classNames = Object.fromEntries(
    plan.outputs.flatMap((output) =>
      output.kind === 'class' && !plan.hasStandIns ? [[output.column, trained.vocabularies[output.column] ?? []]] : [],
    ),
  );
  return {
    format: 'tf',
    generator: 'Seqloom',
    name: plan.project.name,
    preprocessing: JSON.stringify(preprocessingOf(plan, trained)),
    ...(Object.keys(classNames).length > 0 && { class_names: JSON.stringify(classNames) }),
  };
}
