import { Menu } from '@mantine/core';
import { useEffect } from 'react';
import { ChevronDownIcon } from '../../ui/icons';
import { useTexts } from '../../i18n/texts';
import { useSettings } from '../../state/settingsStore';
import { useTraining } from '../../state/trainingStore';
import styles from './ComputeChip.module.css';
import { ComputeMenu } from './ComputeMenu';
import { useCompute } from '../../training/computeStore';
import { useBackendWords } from '../../training/backendWords';
import { prepareBackend, probeBackends } from '../../training/trainingSession';
import { whenIdle } from './whenIdle';

/** Names what computes; behind it stand the choices and how long each takes. The worker is started when the page is idle. */
export function ComputeChip() {
  const { t } = useTexts();
  const choice = useSettings((state) => state.backend);
  const training = useTraining((state) => state.status !== 'idle');
  const { starting, started, refused, timing } = useCompute();
  const words = useBackendWords();
  useEffect(() => whenIdle(() => void prepareBackend()), [choice]);

  const failed = !starting && !started && refused.length > 0;
  const later = training && started !== null && choice !== 'auto' && choice !== started.backend;
  let text = t('panel.compute.starting');
  if (timing) text = words.timing(timing.current);
  else if (started) text = words.inUse(started);
  else if (failed) text = t('panel.compute.notStarted', { name: words.name(refused[0]?.backend ?? 'cpu') });
  let tone = 'none';
  if (failed) tone = 'bad';
  else if (started && !timing) tone = started.device.software ? 'warn' : 'ok';

  return (
    <Menu position="bottom-end" width={440} shadow="md" withinPortal onOpen={() => void probeBackends()}>
      <Menu.Target>
        <button
          type="button"
          className={styles.chip}
          aria-label={t('panel.compute.label', { text })}
          title={text}
          data-testid="compute-chip"
          data-backend={started?.backend}
        >
          <i data-tone={tone} />
          <span className={styles.text}>{text}</span>
          <ChevronDownIcon sizePx={12} />
        </button>
      </Menu.Target>
      <Menu.Dropdown data-testid="compute-menu">
        <ComputeMenu />
        {later && <Menu.Label>{t('panel.compute.later')}</Menu.Label>}
      </Menu.Dropdown>
    </Menu>
  );
}
