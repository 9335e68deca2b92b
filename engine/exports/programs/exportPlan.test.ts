import { strToU8 } from 'fflate';
import { expect, it } from 'vitest';
import type { Project } from '../../project/project';
import { sequenceClassification } from '../../tasks/sequenceClassification/sequenceClassification';
import { hourlyProject, tableNamed } from '../../testing/projects';
import { classifyBy, recordingsCsv, recordingsRecipe, recordingsTable, waves } from '../../testing/recordings';
import { planExport, planModelExport } from './exportPlan';
import { programFlags } from './programFacts';

it('plans a program of a project that tells the class of each step, and says so of its model', async () => {
  const recipe = recordingsRecipe({ classOf: 'step' });
  const made = waves(20);
  const signature = sequenceClassification.describe(recordingsTable(made), recipe);
  const graph = sequenceClassification.startingGraph(signature);
  const assets = [tableNamed('waves.csv')];
  const project: Project = { ...hourlyProject(), graph, task: classifyBy(recipe), assets };
  const data = strToU8(recordingsCsv(made));
  const planned = await planExport(project, data);
  expect(programFlags(planned).bySteps).toBe(true);
  expect(planned.program.flags).toMatchObject({ whole: true, oneClass: false, linear: true });
  expect(planned.program.readme.predict).toContain('the class of each step');
  const plan = planModelExport(project, data);
  expect(plan.does((column) => column)).toBe(
    'reads recordings of up to 11 timesteps and tells the class of each timestep, kind',
  );
  expect(plan.outputs).toMatchObject([{ kind: 'class', column: 'kind', loss: 'categoricalCrossentropy' }]);
});
