import { planTrainedExport, type TrainedExportPlan } from '../programs/exportPlan';
import { weightsByName } from '../../plan/savedWeights';
import type { Exporter } from '../defineExport';
import { preprocessingOf } from '../preprocessing';
import { writeSafetensors } from './writeSafetensors';

/**
 * The trained weights as one safetensors file, under the names and in the layout of Keras: `lstm/kernel` is [features,
 * 4·units]. The metadata holds what turns raw rows into inputs and outputs into units. Throws a `UserError` when there
 * are no weights or they are not those of the model as it is now.
 */
export const exportSafetensors: Exporter = (project, data) => {
  const plan = planTrainedExport(project, data);
  const bytes = writeSafetensors([...weightsByName(plan.trained).values()], describeModel(plan));
  return [{ path: `${plan.packageName}.safetensors`, bytes }];
};

/** The format allows texts only, so what is more is JSON. */
function describeModel(plan: TrainedExportPlan): Record<string, string> {
  const classNames = Object.fromEntries(
    plan.outputs.flatMap((output) =>
      output.kind === 'class' && !plan.hasStandIns
        ? [[output.column, plan.trained.vocabularies[output.column] ?? []]]
        : [],
    ),
  );
  return {
    format: 'tf',
    generator: 'Seqloom',
    name: plan.project.name,
    preprocessing: JSON.stringify(preprocessingOf(plan)),
    ...(Object.keys(classNames).length > 0 && { class_names: JSON.stringify(classNames) }),
  };
}
