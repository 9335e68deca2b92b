import { Menu } from '@mantine/core';
import { useEffect } from 'react';
import { CheckIcon, ChevronDownIcon } from '../app/icons';
import { useTexts } from '../i18n/texts';
import { BACKEND_CHOICES, type BackendChoice, changeSettings, useSettings } from '../state/settingsStore';
import { useTraining } from '../state/trainingStore';
import { candidatesFor } from '../worker/backendName';
import styles from './ComputeChip.module.css';
import { useCompute } from './computeStore';
import { useBackendWords } from './backendWords';
import { prepareBackend, probeBackends } from './trainingSession';
import { whenIdle } from './whenIdle';

/** Names what computes, and lets the user choose. The worker is started when the page has nothing else to do. */
export function ComputeChip() {
  const { t } = useTexts();
  const choice = useSettings((state) => state.backend);
  const training = useTraining((state) => state.status !== 'idle');
  const { starting, started, refused } = useCompute();
  const words = useBackendWords();
  useEffect(() => whenIdle(() => void prepareBackend()), [choice]);

  const failed = !starting && !started && refused.length > 0;
  const later = training && started !== null && !candidatesFor(choice).includes(started.backend);
  let text = t('panel.compute.starting');
  if (started) text = words.inUse(started);
  else if (failed) text = t('panel.compute.notStarted', { name: words.name(refused[0]?.backend ?? 'cpu') });
  const tone = failed ? 'bad' : started?.device.software ? 'warn' : started ? 'ok' : 'none';

  return (
    <Menu position="bottom-end" width={400} shadow="md" withinPortal onOpen={() => void probeBackends()}>
      <Menu.Target>
        <button
          type="button"
          className={styles.chip}
          aria-label={t('panel.compute.label', { text })}
          data-testid="compute-chip"
          data-backend={started?.backend}
        >
          <i data-tone={tone} />
          <span className={styles.text}>{text}</span>
          <ChevronDownIcon sizePx={12} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('panel.compute.title')}</Menu.Label>
        {BACKEND_CHOICES.map((name) => (
          <ChoiceItem key={name} name={name} chosen={name === choice} />
        ))}
        {later && <Menu.Label>{t('panel.compute.later')}</Menu.Label>}
      </Menu.Dropdown>
    </Menu>
  );
}

function ChoiceItem({ name, chosen }: { readonly name: BackendChoice; readonly chosen: boolean }) {
  const words = useBackendWords();
  return (
    <Menu.Item
      role="menuitemradio"
      aria-checked={chosen}
      data-testid={`compute-${name}`}
      rightSection={chosen ? <CheckIcon sizePx={14} /> : null}
      onClick={() => changeSettings({ backend: name })}
    >
      {words.name(name)}
      <span className={styles.detail}>{words.detail(name)}</span>
    </Menu.Item>
  );
}
