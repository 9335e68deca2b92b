import type { ReactNode } from 'react';
import { useTexts } from '../i18n/texts';
import styles from './CodePanel.module.css';
import { MODEL_PATH } from './exportFiles';

interface FileListProps {
  /** Paths of the export's files; empty until they are known. */
  readonly paths: readonly string[];
  readonly chosen: string;
  readonly onChoose: (path: string) => void;
  readonly children: ReactNode;
}

/** The files of the export, folder by folder, the model always among them. */
export function FileList({ paths, chosen, onChoose, children }: FileListProps) {
  const { t } = useTexts();
  const all = paths.includes(MODEL_PATH) ? paths : [MODEL_PATH, ...paths];
  const sorted = [...all].sort(byFolder);
  const folders = [...new Set(sorted.map(folderOf))];
  return (
    <nav className={styles.files} aria-label={t('panel.code.files')} data-testid="export-files">
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
                    className="mono"
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

/** The model first, then the sources, then the other folders, the files of the root last. */
function byFolder(a: string, b: string): number {
  const rank = (path: string): number =>
    path === MODEL_PATH ? 0 : path.startsWith('src/') ? 1 : path.includes('/') ? 2 : 3;
  return rank(a) - rank(b) || a.localeCompare(b);
}
