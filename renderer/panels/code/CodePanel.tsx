import { useMemo, useState } from 'react';
import { findNode } from '#engine';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { Segments } from '../../ui/Segments';
import { CommandButton } from '../../commands/CommandButton';
import { useTexts } from '../../i18n/texts';
import { useAnalysis, useDataSignature } from '../../state/analysis';
import { useDocument } from '../../state/documentStore';
import { changeSettings, useSettings } from '../../state/settingsStore';
import { select, useSelection } from '../../state/selectionStore';
import { VerifiedBadge } from './VerifiedBadge';
import styles from './CodePanel.module.css';
import { CODE_LANGUAGES, LANGUAGE_LABELS } from './codeLanguages';
import { CodeView } from './CodeView';
import { copyText } from './copyText';
import { viewFile } from './exportFiles';
import { FileList } from './FileList';
import { useExportPreview } from './useExportPreview';

const selectNode = (id: string): void => select([id]);

/** The model as code, as it stands on the canvas, and every file that the export would write. */
export function CodePanel() {
  const { t, amount, numbers, title } = useTexts();
  const project = useDocument((state) => state.project);
  const data = useDataSignature();
  const analysis = useAnalysis();
  const selected = useSelection((state) => state.nodeIds);
  const language = useSettings((state) => state.codeLanguage);
  const { modelPath, source } = CODE_LANGUAGES[language];
  const [chosen, setChosen] = useState('');
  const { preview, make } = useExportPreview(language);
  const model = useMemo(() => source(project, data, analysis), [source, project, data, analysis]);
  const nodeLines = useMemo(() => [model.lines, model.uses ?? {}], [model]);
  const files = preview?.ok ? preview.value : [];
  // The model itself is shown as it is this moment; what was chosen in another language may not be there.
  const file = chosen === modelPath ? undefined : files.find(({ path }) => path === chosen);
  const path = file ? chosen : modelPath;
  const view = useMemo(
    () => (file ? viewFile(file) : { kind: 'text' as const, text: model.text, hiddenLines: 0 }),
    [file, model],
  );
  const missing = preview && !preview.ok ? preview.problems.filter(({ severity }) => severity === 'error').length : 0;
  return (
    <div className={styles.panel}>
      <FileList
        paths={files.map((entry) => entry.path)}
        modelPath={modelPath}
        chosen={path}
        onChoose={setChosen}
        head={
          <Segments
            label={t('panel.code.language')}
            choices={LANGUAGE_LABELS}
            chosen={language}
            testId="code-language"
            look="wide"
            onChoose={(next) => changeSettings({ codeLanguage: next })}
          />
        }
      >
        {missing > 0 && <p className={styles.note}>{t('panel.code.incomplete', { count: missing })}</p>}
        {make && <Button onClick={make}>{t('panel.code.makeFiles')}</Button>}
      </FileList>
      <section className={styles.main}>
        <header className={styles.header}>
          <b className="mono" data-testid="code-path">
            {path}
          </b>
          {!file && <span className={styles.live}>{t('panel.code.live')}</span>}
          <span className={styles.spacer} />
          <VerifiedBadge />
          {view.kind === 'text' && (
            <Button
              data-testid="copy-code"
              onClick={() => void copyText(file ? new TextDecoder().decode(file.bytes) : model.text)}
            >
              {t('panel.code.copy')}
            </Button>
          )}
          <CommandButton id={`file.export.${language}`} data-testid="export-code" />
        </header>
        {view.kind === 'text' ? (
          <>
            <CodeView
              path={path}
              text={view.text}
              {...(!file && { nodeLines })}
              selected={selected}
              nodeName={(id) => {
                const node = findNode(project.graph, id);
                return node ? title(node) : id;
              }}
              onSelect={selectNode}
            />
            {view.hiddenLines > 0 && (
              <p className={styles.note}>{amount('panel.code.hiddenLines', view.hiddenLines)}</p>
            )}
          </>
        ) : (
          <EmptyState hint={t('panel.code.binary', { bytes: numbers.count(view.byteCount) })} />
        )}
      </section>
    </div>
  );
}
