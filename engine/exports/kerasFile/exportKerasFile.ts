import { strToU8 } from 'fflate';
import { planModelExport } from '../programs/exportPlan';
import { planModel } from '../../plan/modelPlan';
import { refuse } from '../../project/refuse';
import type { Exporter } from '../exportKinds';
import { preprocessingJson } from '../preprocessing';
import { kerasReadme } from './readmeFile';
import { writeKerasFile } from './writeKerasFile';

/** The trained model as a `.keras` file, and what its data is prepared with. */
export const exportKerasFile: Exporter = async (project, data, { loadHdf5 }) => {
  const exported = planModelExport(project, data);
  const { trained, training, analysis, packageName } = exported;
  if (!trained) return refuse('project.notTrained', { file: project.name });
  const plan = planModel(project.graph, analysis);
  const hdf5 = await loadHdf5();
  await hdf5.ready;
  const path = `${packageName}.keras`;
  return [
    { path, bytes: writeKerasFile(plan, trained, hdf5, { training }) },
    { path: 'preprocessing.json', bytes: strToU8(preprocessingJson(exported, trained)) },
    { path: 'README.md', bytes: strToU8(kerasReadme(exported, plan, path)) },
  ];
};
