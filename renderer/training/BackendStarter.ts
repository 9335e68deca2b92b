import type { TrainingJob } from '#engine';
import { currentTexts } from '../i18n/texts';
import { useDocument } from '../state/documentStore';
import { useSettings } from '../state/settingsStore';
import { setBackendInUse, useTraining } from '../state/trainingStore';
import { announce } from '../state/viewStore';
import type { BackendName } from '../worker/backendName';
import { type TimingProgress, TimingStopped } from '../worker/backendTiming';
import { NoBackend, type Start, type TimedStart, type TrainingClient } from '../worker/trainingClient';
import { showReports, useCompute } from './computeStore';
import { timingKeyOf } from './timingKey';
import { forgetTiming, recallTiming, type RememberedTiming, rememberTiming, useTimings } from './timingMemory';

/** Starts the chosen backend, or for `auto` the fastest for the document, and shows it in the store. */
export class BackendStarter {
  #timing: { readonly stop: AbortController; readonly ended: Promise<unknown> } | null = null;

  constructor(private readonly client: TrainingClient) {}

  /** Makes sure that a backend runs, without timing any. Rejects with `NoBackend` when none starts. */
  start = async (): Promise<void> => {
    await this.#timing?.ended;
    const known = this.#recall();
    if (known && (await this.#startRemembered(known))) return;
    await this.#show(() => this.client.start(useSettings.getState().backend));
  };

  /**
   * The same before a training of this job, which is the document's: where `auto` is chosen and nothing is remembered of
   * this graph and machine, the backends are timed first. Rejects with `TimingStopped` after `stopTiming`.
   */
  startFor = async (job: TrainingJob): Promise<void> => {
    await this.#timing?.ended;
    if (useSettings.getState().backend !== 'auto') return this.start();
    const known = this.#recall();
    if (known && (await this.#startRemembered(known))) return;
    // Stop was pressed while a backend started.
    if (useTraining.getState().status === 'stopping') throw new TimingStopped('The timing was stopped.');
    await this.timeAgain(job);
  };

  /** Makes sure that this backend runs, whatever is chosen. Rejects with `NoBackend` when it does not start. */
  startExactly = async (backend: BackendName): Promise<void> => {
    await this.#timing?.ended;
    await this.#show(() => this.client.start(backend));
  };

  /** Times the backends anew, whatever is remembered and chosen. */
  timeAgain = async (job: TrainingJob): Promise<void> => {
    const stop = new AbortController();
    const work = this.#time(job, stop.signal);
    this.#timing = { stop, ended: work.catch(() => undefined) };
    try {
      await work;
    } finally {
      this.#timing = null;
    }
  };

  /** Ends the timing that goes on, if one does. */
  stopTiming = (): void => this.#timing?.stop.abort();

  /** What was measured of the document, where it decides what is started. */
  #recall(): RememberedTiming | null {
    if (useSettings.getState().backend !== 'auto') return null;
    return recallTiming(useTimings.getState(), timingKeyOf(useDocument.getState()), useCompute.getState().reports);
  }

  /** False when the backend no longer starts, or now computes on something else: what was measured is then forgotten. */
  async #startRemembered(known: RememberedTiming): Promise<boolean> {
    try {
      await this.#show(() => this.client.start(known.chosen));
      if (recallTiming(useTimings.getState(), known.key, useCompute.getState().reports)) return true;
    } catch (error) {
      if (!(error instanceof NoBackend)) throw error;
    }
    forgetTiming(known.key);
    return false;
  }

  async #time(job: TrainingJob, signal: AbortSignal): Promise<void> {
    const key = timingKeyOf(useDocument.getState());
    useCompute.setState({ timing: { current: null, timings: [] } });
    try {
      const onProgress = (timing: TimingProgress | null): void => useCompute.setState({ timing });
      const start = await this.#show(() => this.client.chooseBackend(job, { signal, onProgress }));
      showReports(start.reports);
      // Nothing was timed of a job that is refused; the training will say why.
      if (key === null || start.timings.length === 0) return;
      rememberTiming({ key, atMs: Date.now(), chosen: start.backend.backend, timings: start.timings });
      announce(announcement(start));
    } finally {
      useCompute.setState({ timing: null });
    }
  }

  async #show<Started extends Start>(start: () => Promise<Started>): Promise<Started> {
    useCompute.setState({ starting: true });
    try {
      const started = await start();
      const { backend: report, refused } = started;
      showReports([...refused, report], { starting: false, started: report, refused });
      setBackendInUse({ name: report.backend, adapter: report.device.name || null });
      return started;
    } catch (error) {
      const refused = error instanceof NoBackend ? error.refused : [];
      showReports(refused, { starting: false, started: null, refused });
      setBackendInUse(null);
      throw error;
    }
  }
}

function announcement({ backend: { backend }, timings }: TimedStart): string {
  const { t, times } = currentTexts();
  const name = t(`panel.compute.name.${backend}`);
  const timing = timings.find((candidate) => candidate.backend === backend);
  if (timing?.kind !== 'timed') return t('panel.timing.announceNone', { name });
  return t('panel.timing.announce', { name, time: times.milliseconds(timing.stepMs) });
}
