import { Menu } from '@mantine/core';
import { CheckIcon } from '../../ui/icons';
import { useTexts } from '../../i18n/texts';
import { useDocument } from '../../state/documentStore';
import { BACKEND_CHOICES, type BackendChoice, changeSettings, useSettings } from '../../state/settingsStore';
import { useTraining } from '../../state/trainingStore';
import type { BackendTiming } from '../../worker/backendTiming';
import { useBackendWords } from '../../training/backendWords';
import styles from './ComputeMenu.module.css';
import { useCompute } from '../../training/computeStore';
import { timingKeyOf } from '../../training/timingKey';
import { recallTiming, type RememberedTiming, useTimings } from '../../training/timingMemory';
import { timeAgain } from '../../training/trainingSession';

/** The choices of what computes, as a table: how long a step of this model takes on each, and on what it computes. */
export function ComputeMenu() {
  const { t } = useTexts();
  const choice = useSettings((state) => state.backend);
  const key = useDocument(timingKeyOf);
  const { reports, timing: progress } = useCompute();
  const remembered = recallTiming(useTimings(), key, reports);
  const timings = progress?.timings ?? remembered?.timings ?? [];
  const fastestMs = Math.min(...timings.map((timing) => (timing.kind === 'timed' ? timing.stepMs : Infinity)));
  const chosen = !progress && choice === 'auto' ? remembered?.chosen : undefined;
  return (
    <>
      <Menu.Label className={styles.head}>
        <span>{t('panel.compute.title')}</span>
        <span aria-hidden>{t('panel.timing.step')}</span>
        <span aria-hidden>{t('panel.timing.ratio')}</span>
      </Menu.Label>
      {BACKEND_CHOICES.map((name) => (
        <ChoiceItem
          key={name}
          name={name}
          checked={name === choice}
          chosen={name === chosen}
          timing={timings.find(({ backend }) => backend === name)}
          fastestMs={fastestMs}
        />
      ))}
      <Menu.Divider />
      <TimeAgainItem remembered={remembered} possible={key !== null} />
    </>
  );
}

interface ChoiceItemProps {
  readonly name: BackendChoice;
  readonly checked: boolean;
  /** True for what `auto` has chosen. */
  readonly chosen: boolean;
  readonly timing: BackendTiming | undefined;
  readonly fastestMs: number;
}

function ChoiceItem({ name, checked, chosen, timing, fastestMs }: ChoiceItemProps) {
  const { t, numbers, times } = useTexts();
  const words = useBackendWords();
  const stepMs = timing?.kind === 'timed' ? timing.stepMs : null;
  const ratio = stepMs === null ? '' : numbers.ratio(stepMs / fastestMs, 1);
  return (
    <Menu.Item
      role="menuitemradio"
      aria-checked={checked}
      data-testid={`compute-${name}`}
      data-chosen={chosen || undefined}
      onClick={() => changeSettings({ backend: name })}
    >
      <span className={styles.row}>
        <span className={styles.check}>{checked && <CheckIcon sizePx={14} />}</span>
        <span className={styles.name}>
          {words.name(name)}
          {chosen && <em className={styles.chosen}>{t('panel.timing.chosen')}</em>}
        </span>
        {name !== 'auto' && (
          <>
            <span className={styles.figure} data-testid={`step-${name}`} data-step-ms={stepMs ?? undefined}>
              {stepMs === null ? '–' : times.milliseconds(stepMs)}
              {stepMs !== null && <span className="visuallyHidden"> {t('panel.timing.step')}, </span>}
            </span>
            <span className={styles.figure} data-testid={`ratio-${name}`}>
              <span aria-hidden>{ratio || '–'}</span>
              {ratio && <span className="visuallyHidden">{t('panel.timing.ratioSpoken', { ratio })}. </span>}
            </span>
          </>
        )}
        <span className={styles.detail}>{words.detail(name, timing)}</span>
      </span>
    </Menu.Item>
  );
}

function TimeAgainItem({ remembered, possible }: { remembered: RememberedTiming | null; possible: boolean }) {
  const { t, times } = useTexts();
  const words = useBackendWords();
  const training = useTraining((state) => state.status !== 'idle');
  const progress = useCompute((state) => state.timing);
  let detail = t('panel.timing.never');
  if (progress) detail = words.timing(progress.current);
  else if (remembered) {
    const when = times.localMoment(remembered.atMs);
    const timed = remembered.timings.some(({ kind }) => kind === 'timed');
    detail = t(timed ? 'panel.timing.takenAt' : 'panel.timing.nothingTimed', { when });
  } else if (!possible) detail = t('panel.timing.notNow');
  else if (training) detail = t('panel.timing.afterTraining');
  return (
    <Menu.Item
      closeMenuOnClick={false}
      aria-disabled={progress !== null || training || !possible || undefined}
      data-testid="time-again"
      onClick={() => void timeAgain()}
    >
      <span className={styles.row}>
        <span className={styles.name}>{t(remembered ? 'panel.timing.again' : 'panel.timing.first')}</span>
        <span className={styles.detail} data-testid="timing-state">
          {detail}
        </span>
      </span>
    </Menu.Item>
  );
}
