import { useMemo, useState } from 'react';
import { findNode, modelSource } from '#engine';
import controls from '../app/controls.module.css';
import { useCommand } from '../commands/useCommand';
import { formatCount } from '../i18n/formatNumber';
import { useTexts } from '../i18n/texts';
import { useDataSignature } from '../state/analysis';
import { useDocument } from '../state/documentStore';
import { select, useSelection } from '../state/selectionStore';
import styles from './CodePanel.module.css';
import { CodeView } from './CodeView';
import { copyText } from './copyText';
import { MODEL_PATH, viewFile } from './exportFiles';
import { FileList } from './FileList';
import { useExportPreview } from './useExportPreview';

/** The model as TypeScript, as it stands on the canvas, and every file that the export would write. */
export function CodePanel() {
  const { t } = useTexts();
  const project = useDocument((state) => state.project);
  const data = useDataSignature();
  const selected = useSelection((state) => state.nodeIds);
  const exportCommand = useCommand('file.exportTypeScript');
  const [chosen, setChosen] = useState(MODEL_PATH);
  const { preview, make } = useExportPreview();
  const model = useMemo(() => modelSource(project, data), [project, data]);
  const files = preview?.ok ? preview.files : [];
  const file = files.find(({ path }) => path === chosen);
  const path = file && chosen !== MODEL_PATH ? chosen : MODEL_PATH;
  const view = useMemo(
    () =>
      file && chosen !== MODEL_PATH ? viewFile(file) : { kind: 'text' as const, text: model.text, hiddenLines: 0 },
    [file, chosen, model],
  );
  const missing = preview && !preview.ok ? preview.problems.filter(({ severity }) => severity === 'error').length : 0;
  return (
    <div className={styles.panel}>
      <FileList paths={files.map((entry) => entry.path)} chosen={path} onChoose={setChosen}>
        {missing > 0 && <p className={styles.note}>{t('panel.code.incomplete', { count: missing })}</p>}
        {make && (
          <button type="button" className={controls.button} onClick={make}>
            {t('panel.code.makeFiles')}
          </button>
        )}
      </FileList>
      <section className={styles.main}>
        <header className={styles.header}>
          <b className="mono" data-testid="code-path">
            {path}
          </b>
          {path === MODEL_PATH && <span className={styles.live}>{t('panel.code.live')}</span>}
          <span className={styles.spacer} />
          {view.kind === 'text' && (
            <button
              type="button"
              className={controls.button}
              data-testid="copy-code"
              onClick={() =>
                void copyText(path === MODEL_PATH || !file ? model.text : new TextDecoder().decode(file.bytes))
              }
            >
              {t('panel.code.copy')}
            </button>
          )}
          <button
            type="button"
            className={controls.button}
            aria-disabled={!exportCommand.enabled || undefined}
            data-testid="export-code"
            onClick={exportCommand.run}
          >
            {exportCommand.label}
          </button>
        </header>
        {view.kind === 'text' ? (
          <>
            <CodeView
              path={path}
              text={view.text}
              {...(path === MODEL_PATH && { nodeLines: model.lines })}
              selected={selected}
              nodeName={(id) => findNode(project.graph, id)?.name ?? id}
              onSelect={(id) => select([id])}
            />
            {view.hiddenLines > 0 && (
              <p className={styles.note}>
                {t('panel.code.hiddenLines', { count: view.hiddenLines, text: formatCount(view.hiddenLines) })}
              </p>
            )}
          </>
        ) : (
          <p className={styles.binary}>{t('panel.code.binary', { bytes: formatCount(view.byteCount) })}</p>
        )}
      </section>
    </div>
  );
}
