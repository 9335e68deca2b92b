import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/texts';
import layout from '../../ui/layout.module.css';
import styles from './CodePanel.module.css';

interface FileListProps {
  /** Paths of the export's files; empty until they are known. */
  readonly paths: readonly string[];
  /** The model's own file, which is there before the others. */
  readonly modelPath: string;
  readonly chosen: string;
  readonly onChoose: (path: string) => void;
  /** Stands above the files. */
  readonly head: ReactNode;
  readonly children: ReactNode;
}

/** The files of the export, folder by folder, the model always among them. */
export function FileList({ paths, modelPath, chosen, onChoose, head, children }: FileListProps) {
  const { t } = useTexts();
  const all = paths.includes(modelPath) ? paths : [modelPath, ...paths];
  const rankOf = (path: string): number => rank(path, modelPath);
  const sorted = [...all].sort((a, b) => rankOf(a) - rankOf(b) || a.localeCompare(b));
  const folders = [...new Set(sorted.map(folderOf))];
  return (
    <nav className={styles.files} aria-label={t('panel.code.files')} data-testid="export-files">
      {head}
      {folders.map((folder) => (
        <div key={folder}>
          {folder !== '' && <h5 className="mono">{folder}/</h5>}
          <ul>
            {sorted
              .filter((path) => folderOf(path) === folder)
              .map((path) => (
                <li key={path}>
                  <button
                    type="button"
                    className={`${layout.cut} mono`}
                    aria-current={path === chosen || undefined}
                    data-testid={`file-${path}`}
                    onClick={() => onChoose(path)}
                  >
                    {path.slice(folder === '' ? 0 : folder.length + 1)}
                  </button>
                </li>
              ))}
          </ul>
        </div>
      ))}
      {children}
    </nav>
  );
}

function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}

/** The model first, then the sources, then the other folders, the other files of the root last. */
function rank(path: string, modelPath: string): number {
  if (path === modelPath) return 0;
  if (path.startsWith('src/') || /^[^/]+\.py$/.test(path)) return 1;
  return path.includes('/') ? 2 : 3;
}
