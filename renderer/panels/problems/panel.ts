import { definePanel } from '../definePanel';
import { useProblemBadge } from './allProblems';

/** Everything that is wrong or worth knowing. */
export const problemsPanel = definePanel({
  id: 'problems',
  label: 'dock.problems',
  load: async () => (await import('./ProblemsPanel')).ProblemsPanel,
  badge: useProblemBadge,
});
