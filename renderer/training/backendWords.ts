import { type Texts, useTexts } from '../i18n/texts';
import type { BackendChoice } from '../state/settingsStore';
import type { BackendName } from '../worker/backendName';
import type { BackendTiming, Device } from '../worker/backendTiming';
import type { StartedBackend } from '../worker/trainingApi';
import { type ComputeState, refusalPhrase, useCompute } from './computeStore';

/** The compute menu's words in the user's language, for what is known now. */
export function useBackendWords() {
  const texts = useTexts();
  const { t } = texts;
  const compute = useCompute();
  const name = (choice: BackendChoice): string => t(`panel.compute.name.${choice}`);
  return {
    /** The backend's usual name, such as `WebGPU`. */
    name,
    /** What is in use, for the chip: `WebGL · Intel Iris Xe`. */
    inUse: ({ backend, device }: StartedBackend): string => {
      const short = backend === 'fused' ? t('panel.compute.fusedShort') : name(backend);
      return `${short} · ${deviceWords(t, backend, device)}`;
    },
    /** What the timing in progress is at, for the chip. */
    timing: (current: BackendName | null): string =>
      current ? t('panel.timing.now', { name: name(current) }) : t('panel.timing.starting'),
    /** What is known of a choice: what it computes on, why it does not start, or what came of timing it. */
    detail: (choice: BackendChoice, timing: BackendTiming | undefined): string => {
      if (choice === 'auto') return t('panel.compute.auto');
      if (compute.timing?.current === choice) return t('panel.timing.beingTimed');
      return timing ? timingWords(texts, timing) : reportWords(t, choice, compute);
    },
  };
}

function deviceWords(t: Texts['t'], backend: BackendName, { name, software, threads, simd }: Device): string {
  if (threads !== undefined) {
    const words = threads === 1 ? t('panel.compute.oneThread') : t('panel.compute.threads', { count: threads });
    return [words, t(simd === 'relaxed' ? 'panel.compute.relaxedSimd' : 'panel.compute.simd')].join(
      t('list.separator'),
    );
  }
  const parts = [name || t(`panel.compute.hidden.${backend}`), ...(software ? [t('panel.compute.software')] : [])];
  return parts.join(t('list.separator'));
}

function timingWords({ t, times }: Texts, timing: BackendTiming): string {
  switch (timing.kind) {
    case 'timed': {
      const device = deviceWords(t, timing.backend, timing.device);
      return timing.warm ? device : t('panel.timing.firstStep', { device });
    }
    case 'untimed': {
      const device = deviceWords(t, timing.backend, timing.device);
      return t(timing.backend === 'cpu' ? 'panel.timing.onlyOne' : 'panel.timing.untimed', { device });
    }
    case 'abandoned':
      return t('panel.timing.abandoned', { time: times.taken(timing.limitMs / 1000) });
    case 'refused':
      return t('panel.compute.unavailable', { reason: refusalPhrase(timing) });
  }
}

function reportWords(t: Texts['t'], backend: BackendName, { reports, probing }: ComputeState): string {
  const report = reports[backend];
  if (!report) return t(probing === backend ? 'panel.compute.probing' : 'panel.compute.unknown');
  if (report.ok) return deviceWords(t, backend, report.device);
  return t('panel.compute.unavailable', { reason: refusalPhrase(report) });
}
