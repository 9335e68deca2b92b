import type { SequenceRecipe } from '#engine';
import type { TaskView } from '../taskView';
import { ClassReport } from './ClassReport';
import { LiveClasses } from './LiveClasses';
import { RecordingSettings } from './RecordingSettings';
import { RoleTable } from './RoleTable';

/** What only sequence classification shows. */
export const SEQUENCE_CLASSIFICATION_VIEW: TaskView<SequenceRecipe> = {
  Columns: RoleTable,
  Samples: RecordingSettings,
  LiveResult: LiveClasses,
  Predictions: ClassReport,
};
