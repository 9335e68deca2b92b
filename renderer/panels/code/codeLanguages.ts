import {
  type DataSignature,
  type GraphAnalysis,
  kerasSource,
  modelSource,
  type ModelSource,
  type Project,
  type PytorchSource,
  pytorchSource,
} from '#engine';
import type { CodeLanguage } from '../../state/settingsStore';

/** The languages' own names. */
export const LANGUAGE_LABELS: Readonly<Record<CodeLanguage, string>> = {
  typescript: 'TypeScript',
  keras: 'Keras',
  pytorch: 'PyTorch',
};

interface LanguageFacts {
  /** The model's own file in the export. */
  readonly modelPath: string;
  /** The model as code, and which lines each node produced. */
  readonly source: (
    project: Project,
    data: DataSignature | null,
    analysis: GraphAnalysis,
  ) => ModelSource & Partial<Pick<PytorchSource, 'uses'>>;
}

/** What the Code pane needs of each language. */
export const CODE_LANGUAGES: Readonly<Record<CodeLanguage, LanguageFacts>> = {
  typescript: { modelPath: 'src/model.ts', source: modelSource },
  keras: { modelPath: 'model.py', source: kerasSource },
  pytorch: { modelPath: 'model.py', source: pytorchSource },
};
