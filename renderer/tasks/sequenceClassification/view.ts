import type { TaskView } from '../taskView';
import { ClassReport } from './ClassReport';
import { LiveClasses } from './LiveClasses';
import { RecordingColumns } from './RecordingColumns';
import { RecordingSettings } from './RecordingSettings';

/** What only sequence classification shows. */
export const SEQUENCE_CLASSIFICATION_VIEW: TaskView = {
  Columns: RecordingColumns,
  Samples: RecordingSettings,
  LiveResult: LiveClasses,
  Predictions: ClassReport,
  preload: () => Promise.resolve(),
};
