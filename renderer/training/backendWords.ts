import { useTexts } from '../i18n/texts';
import type { BackendChoice } from '../state/settingsStore';
import type { StartedBackend } from '../worker/trainingClient';
import { useCompute } from './computeStore';
import { refusalWords } from './refusalWords';

/** The compute menu's words. */
export interface BackendWords {
  /** The backend's usual name, such as `WebGPU`. */
  name(choice: BackendChoice): string;
  /** What is in use, for the chip: `WebGL · Intel Iris Xe`. */
  inUse(started: StartedBackend): string;
  /** What is known of a choice: what it would compute on, why it does not start, or why `auto` takes what it takes. */
  detail(choice: BackendChoice): string;
}

/** The compute menu's words in the user's language, for what is known now. */
export function useBackendWords(): BackendWords {
  const { t } = useTexts();
  const { reports, probing } = useCompute();
  const name = (choice: BackendChoice): string => t(`panel.compute.name.${choice}`);
  const device = ({ backend, device: found }: StartedBackend): string => {
    const parts = [
      found.name || t(`panel.compute.hidden.${backend}`),
      ...(found.software ? [t('panel.compute.software')] : []),
    ];
    return parts.join(', ');
  };
  const autoDetail = (): string => {
    const wasm = reports.wasm;
    if (wasm && !wasm.ok) return t('panel.compute.autoCpu', { reason: refusalWords(wasm) });
    return t('panel.compute.autoWasm');
  };
  const detail = (choice: BackendChoice): string => {
    if (choice === 'auto') return autoDetail();
    const report = reports[choice];
    if (!report) return t(probing === choice ? 'panel.compute.probing' : 'panel.compute.unknown');
    return report.ok ? device(report) : t('panel.compute.unavailable', { reason: refusalWords(report) });
  };
  return { name, detail, inUse: (started) => `${name(started.backend)} · ${device(started)}` };
}
