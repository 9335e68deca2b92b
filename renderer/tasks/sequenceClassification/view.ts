import type { SequenceRecipe } from '#engine';
import type { TaskView } from '../taskView';
import { ClassReport, LiveClasses } from './ClassReport';
import { RecordingSettings } from './RecordingSettings';
import { RoleTable } from './RoleTable';

/** What only sequence classification shows. */
export const SEQUENCE_CLASSIFICATION_VIEW: TaskView<SequenceRecipe> = {
  Columns: RoleTable,
  Samples: RecordingSettings,
  LiveResult: LiveClasses,
  Predictions: ClassReport,
};
