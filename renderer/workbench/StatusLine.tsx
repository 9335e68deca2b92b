import { findTask } from '#engine';
import { useEffect, useState } from 'react';
import { useRecovery } from '../files/recovery';
import { currentTexts, useTexts } from '../i18n/texts';
import { useAnalysis } from '../state/analysis';
import { useDocument } from '../state/documentStore';
import { useTraining } from '../state/trainingStore';
import { announce } from '../state/viewStore';
import { useCompute } from '../training/computeStore';
import { useEditedSince } from '../training/useEditedSince';
import { LanguageSwitch } from './frame/LanguageSwitch';
import styles from './StatusLine.module.css';

/** The bottom line: what the app does, what the model and its data are, and what is saved. */
export function StatusLine() {
  const { t } = useTexts();
  return (
    <footer className={styles.line} aria-label={t('status.label')}>
      <span className={styles.part} data-testid="status-activity">
        <Activity />
      </span>
      <EditedSince />
      <ModelFigures />
      <DataFigures />
      <span className={styles.spacer} />
      <SaveState />
      <LanguageSwitch className={styles.language} />
    </footer>
  );
}

function Activity() {
  const status = useTraining((state) => state.status);
  const epoch = useTraining((state) => Math.max(1, state.batch?.epoch ?? state.records.length));
  const epochs = useTraining((state) => state.plan?.epochs ?? 0);
  const timing = useCompute((state) => state.timing);
  const { t } = useTexts();
  if (timing && (status === 'idle' || status === 'preparing')) {
    const { current } = timing;
    return current ? t('status.timing', { name: t(`panel.compute.name.${current}`) }) : t('status.timingStart');
  }
  switch (status) {
    case 'idle':
      return t('status.ready');
    case 'preparing':
      return t('status.preparing');
    case 'running':
      return epochs === 0 ? t('status.preparing') : t('status.training', { epoch, epochs });
    case 'paused':
      return t('status.paused', { epoch, epochs });
    case 'stopping':
      return t('status.stopping');
  }
}

/** While a training runs: that what was edited since it began counts for the next one. */
function EditedSince() {
  const edited = useEditedSince();
  const { t } = useTexts();
  useEffect(() => {
    if (edited) announce(currentTexts().t('status.editedSince'));
  }, [edited]);
  if (!edited) return null;
  return (
    <span className={`${styles.part} ${styles.noted}`} data-testid="status-edited">
      {t('status.editedSince')}
    </span>
  );
}

function ModelFigures() {
  const nodeCount = useDocument((state) => state.project.graph.nodes.length);
  const { parameterCount } = useAnalysis();
  const { t, amount } = useTexts();
  return (
    <span className={styles.figures} data-testid="status-model">
      {t('count.nodes', { count: nodeCount })} · {amount('count.parameters', parameterCount)}
    </span>
  );
}

function DataFigures() {
  const rows = useDocument((state) => state.table?.rowCount ?? null);
  const { id, recipe } = useDocument((state) => state.project.task);
  const split = findTask(id).drawnSplit(recipe);
  const { t, amount, numbers } = useTexts();
  if (rows === null) return <span className={styles.figures}>{t('status.noData')}</span>;
  return (
    <span className={styles.figures} data-testid="status-data">
      {amount('count.rows', rows)}
      {split &&
        ` · ${t('status.split', {
          train: numbers.share(split.train),
          validation: numbers.share(split.validation),
          test: numbers.share(1 - split.train - split.validation),
        })}`}
    </span>
  );
}

const TICK_MS = 5000;

function SaveState() {
  const dirty = useDocument((state) => state.dirty);
  const fileName = useDocument((state) => state.fileRef?.name ?? null);
  const { storedAtMs, failed } = useRecovery();
  const { t } = useTexts();
  const [nowMs, setNowMs] = useState(Date.now);
  useEffect(() => {
    setNowMs(Date.now());
    if (!dirty || storedAtMs === null) return;
    const timer = setInterval(() => setNowMs(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, [dirty, storedAtMs]);
  let text = fileName === null ? t('status.unchanged') : t('status.saved', { file: fileName });
  if (dirty) {
    if (failed) text = t('status.copyFailed');
    else if (storedAtMs === null) text = t('status.unsaved');
    else text = t('status.copyKept', { age: describeAge(Math.max(0, nowMs - storedAtMs), t) });
  }
  return (
    <span className={styles.part} data-testid="status-saved">
      {text}
    </span>
  );
}

function describeAge(ageMs: number, t: ReturnType<typeof useTexts>['t']): string {
  const seconds = Math.floor(ageMs / 1000);
  if (seconds < 60) return t('age.seconds', { count: seconds });
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? t('age.minutes', { count: minutes }) : t('age.hours', { count: Math.floor(minutes / 60) });
}
