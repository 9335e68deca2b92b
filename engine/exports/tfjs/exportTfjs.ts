import { strToU8 } from 'fflate';
import { planModelExport } from '../programs/exportPlan';
import { ownModules } from '../typescript/ownModules';
import { typescriptFile } from '../typescript/programFiles';
import { planModel } from '../../plan/modelPlan';
import { refuse } from '../../project/refuse';
import type { Exporter } from '../exportKinds';
import { preprocessingJson } from '../preprocessing';
import { tfjsReadme } from './readmeFile';
import { writeTfjs } from './writeTfjs';

/** The trained model for tf.js, what its data is prepared with, and the code of layers that tf.js lacks. */
export const exportTfjs: Exporter = (project, data) => {
  const exported = planModelExport(project, data);
  const { trained, training, analysis } = exported;
  if (!trained) return refuse('project.notTrained', { file: project.name });
  const plan = planModel(project.graph, analysis);
  const modules = ownModules(plan);
  return [
    ...writeTfjs(plan, trained, { training }),
    { path: 'preprocessing.json', bytes: strToU8(preprocessingJson(exported, trained)) },
    { path: 'README.md', bytes: strToU8(tfjsReadme(exported, plan, modules)) },
    ...modules.map(({ name }) => ({ path: `${name}.ts`, bytes: strToU8(typescriptFile(`${name}.ts`)) })),
  ];
};
