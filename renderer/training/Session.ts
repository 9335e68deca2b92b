import type { EndDetail } from '../worker/workerHandle';
import {
  type EpochRecord,
  hasErrors,
  makeProblem,
  makeRun,
  type Problem,
  type Project,
  type TrainingJob,
} from '#engine';
import { currentTexts } from '../i18n/texts';
import { analysisOf } from '../state/analysis';
import { dropCheckpoint, keepCheckpoint, type KeptCheckpoint, originOf, useCheckpoint } from '../state/checkpointStore';
import { setTrained, useDocument } from '../state/documentStore';
import { showDockTab, useSettings } from '../state/settingsStore';
import {
  beginTraining,
  endTraining,
  failTraining,
  markStopping,
  receiveEvent,
  setLayerTimes,
  setBackendInUse,
  showInterrupted,
  showTrained,
  useTraining,
} from '../state/trainingStore';
import { announce } from '../state/viewStore';
import { BACKEND_NAMES } from '../worker/backendName';
import { TimingStopped } from '../worker/backendTiming';
import { NoBackend, type TrainingClient } from '../worker/trainingClient';
import { GRAPHICS_CARD_LOST } from '../worker/watchGraphicsCard';
import { WorkerEnded } from '../worker/workerHandle';
import { refusalPhrase, showReports, useCompute } from './computeStore';
import { BackendStarter } from './BackendStarter';
import { Evaluations } from './Evaluations';

/** An interrupted training loses at most about so much, and the time that a checkpoint takes. */
const CHECKPOINT_EVERY_MS = 5000;

function reasonOf(error: unknown): EndDetail {
  if (error instanceof WorkerEnded && typeof error.detail !== 'string') return error.detail;
  const message = error instanceof Error ? error.message : String(error);
  return message.includes(GRAPHICS_CARD_LOST) ? { code: 'trainer.end.graphics-card' } : message;
}

/** Everything the app does with the training worker, around a client. One training runs at a time. */
export class Session {
  readonly #starter: BackendStarter;
  readonly #evaluations: Evaluations;
  /** The document being trained; another one in its place ends the training. */
  #trainingDocument: number | null = null;

  /** The project that was refused; what was wrong with it says nothing about the next state of it. */
  #refused: Project | null = null;

  constructor(private readonly client: TrainingClient) {
    this.#starter = new BackendStarter(client);
    this.#evaluations = new Evaluations(client, this.#starter);
    useDocument.subscribe((state, before) => {
      if (state.documentId !== before.documentId) this.#starter.stopTiming();
      if (this.#trainingDocument !== null && state.documentId !== this.#trainingDocument) this.#leaveDocument();
      if (this.#refused !== null && state.project !== this.#refused) this.#forgetRefusal();
    });
  }

  /**
   * Trains the document as it stands. A document with mistakes is refused: its problems are listed and brought to the
   * front. Resolves when the training has ended, however it did; never rejects for a mistake or a failing worker.
   */
  startTraining = async (): Promise<void> => this.#train(null);

  /** Goes on with an interrupted training, if there is one, from its last checkpoint and on the engine it began on. */
  goOn = async (): Promise<void> => {
    const { kept } = useCheckpoint.getState();
    if (kept) await this.#train(kept);
  };

  async #train(resumed: KeptCheckpoint | null): Promise<void> {
    if (useTraining.getState().status !== 'idle') return;
    const state = useDocument.getState();
    const { table, project, documentId } = state;
    const problems = [...state.tableProblems, ...analysisOf(state).problems];
    if (!table || hasErrors(problems)) {
      this.#refuse(problems.filter(({ severity }) => severity === 'error'));
      return;
    }
    const initial = project.training.warmStart ? project.trained : null;
    const job = { graph: project.graph, task: project.task, settings: project.training, table, initial };
    this.#trainingDocument = documentId;
    this.#evaluations.hide();
    this.#refused = null;
    const isCurrent = (): boolean => this.#trainingDocument === documentId;
    const origin = originOf(project);
    const startedAtMs = Date.now();
    beginTraining(project);
    try {
      if (!(await this.#ensureBackend(job, resumed)) || !isCurrent()) return;
      if (useTraining.getState().status === 'stopping') return failTraining([]);
      // What was kept of an earlier training is given up for this one.
      if (!resumed) dropCheckpoint();
      const outcome = await this.client.train(job, {
        onEvents: (events) => {
          if (isCurrent()) for (const event of events) receiveEvent(event);
        },
        onCheckpoint: (bytes, place) => {
          if (isCurrent()) keepCheckpoint({ bytes, place, origin });
        },
        checkpointEveryMs: CHECKPOINT_EVERY_MS,
        ...(resumed && { resume: resumed.bytes }),
      });
      if (!isCurrent()) return;
      if (!outcome.ok) return this.#refuse(outcome.problems);
      const { trained, evaluation, end, layerTimes, problems: noted } = outcome.value;
      this.#evaluations.keep({ trained, table, task: job.task, evaluation });
      dropCheckpoint();
      setTrained(
        trained,
        makeRun({
          id: crypto.randomUUID(),
          startedAtMs,
          seconds: (Date.now() - startedAtMs) / 1000,
          settings: job.settings,
          dataHash: origin.dataHash,
          parameterCount: useTraining.getState().plan?.parameterCount ?? 0,
          trained,
          evaluation,
        }),
      );
      endTraining(end, evaluation, noted);
      setLayerTimes(job.graph, layerTimes);
      announce(currentTexts().t(`panel.training.announce.${end}`, { count: trained.history.length }));
    } catch (error) {
      if (isCurrent()) this.#fail(error);
    } finally {
      if (isCurrent()) this.#trainingDocument = null;
    }
  }

  pause = (): void => {
    if (useTraining.getState().status === 'running') this.client.pause();
  };

  resume = (): void => {
    if (useTraining.getState().status === 'paused') this.client.resume();
  };

  /** Ends the training after its batch, with the best weights; asked again, without them. A timing ends at once. */
  stop = (): void => {
    const { status } = useTraining.getState();
    if (status === 'idle') return;
    if (status === 'stopping') return this.client.abandon();
    markStopping();
    this.#starter.stopTiming();
    this.client.stop();
  };

  /** Starts a worker for the chosen backend before it is needed, so that the chip can name it. Does nothing while training. */
  prepareBackend = async (): Promise<void> => {
    if (useTraining.getState().status === 'idle') await this.#starter.start().catch(() => undefined);
  };

  /** Finds out which backends start here, one after another, skipping those that are known. Does nothing while training. */
  probeBackends = async (): Promise<void> => {
    if (useCompute.getState().probing) return;
    for (const backend of BACKEND_NAMES) {
      if (useTraining.getState().status !== 'idle' || useCompute.getState().timing) return;
      if (useCompute.getState().reports[backend]) continue;
      useCompute.setState({ probing: backend });
      showReports([await this.client.probe(backend)], { probing: null });
    }
  };

  /** Times a step on each backend anew and remembers the fastest; not while training, nor what cannot be trained. */
  timeAgain = async (): Promise<void> => {
    const { table, project, tableProblems } = useDocument.getState();
    if (useTraining.getState().status !== 'idle' || useCompute.getState().timing) return;
    if (!table || hasErrors([...tableProblems, ...analysisOf({ table, project }).problems])) return;
    const job = { graph: project.graph, task: project.task, settings: project.training, table };
    try {
      await this.#starter.timeAgain(job);
      // What was chosen by hand goes on computing.
      if (useSettings.getState().backend === 'auto') return;
    } catch (error) {
      if (!(error instanceof TimingStopped || error instanceof NoBackend)) throw error;
      if (error instanceof NoBackend) return;
    }
    await this.prepareBackend();
  };

  /** Brings the evaluation in the store in line with the document's trained weights, computing it where it must. */
  refreshEvaluation = async (): Promise<void> => this.#evaluations.refresh();

  async #ensureBackend(job: TrainingJob, resumed: KeptCheckpoint | null): Promise<boolean> {
    try {
      const began = BACKEND_NAMES.find((name) => name === resumed?.place.backend);
      await (began ? this.#starter.startExactly(began) : this.#starter.startFor(job));
      return true;
    } catch (error) {
      if (error instanceof TimingStopped) {
        if (this.#trainingDocument !== null) failTraining([]);
        // The workers that were timed have ended; the chip names what runs.
        void this.prepareBackend();
        return false;
      }
      if (!(error instanceof NoBackend)) throw error;
      if (this.#trainingDocument === null) return false;
      failTraining(
        error.refused.map((report) =>
          makeProblem('training.backend', {
            backend: { code: `panel.compute.name.${report.backend}` },
            reason: refusalPhrase(report),
          }),
        ),
      );
      return false;
    }
  }

  /** The training could not start: what stands in the way is brought to the front. */
  #refuse(problems: readonly Problem[]): void {
    failTraining(problems);
    this.#refused = useDocument.getState().project;
    showDockTab('problems');
  }

  #forgetRefusal(): void {
    this.#refused = null;
    if (useTraining.getState().status === 'idle') failTraining([]);
  }

  #fail(error: unknown): void {
    const { trained } = useDocument.getState().project;
    const { backend: inUse, records } = useTraining.getState();
    const backend = inUse?.name ?? '';
    const { kept } = useCheckpoint.getState();
    if (kept) {
      const before = records.filter(({ epoch }) => epoch < kept.place.epoch);
      const measured = (record: EpochRecord): number => record.valLoss ?? record.loss;
      const [best] = before.toSorted((a, b) => measured(a) - measured(b));
      showInterrupted(before, best?.epoch ?? null);
    } else {
      // What is in sight belongs to weights that are lost.
      showTrained(trained);
    }
    if (error instanceof WorkerEnded && error.why === 'abandoned') {
      const problem = kept
        ? makeProblem('training.abandonedKept', { epoch: kept.place.epoch }, { severity: 'warning' })
        : makeProblem('training.abandoned', {}, { severity: 'warning' });
      failTraining([problem]);
      return;
    }
    if (error instanceof WorkerEnded) setBackendInUse(null);
    const reason = reasonOf(error);
    const problem = kept
      ? makeProblem('training.crashedKept', { backend, reason, epoch: kept.place.epoch })
      : makeProblem('training.crashed', { backend, reason });
    failTraining([problem]);
    // A user's mistake comes back as problems: whatever else is thrown is a bug, or a machine at its limits.
    console.error(error);
  }

  /** Another document was opened: the training of the last one is of no use any more. */
  #leaveDocument(): void {
    this.#trainingDocument = null;
    this.#evaluations.hide();
    this.client.abandon();
    if (useTraining.getState().status !== 'idle') showTrained(useDocument.getState().project.trained);
  }
}
