import type { Report, Table, TaskChoice, TrainedModel } from '#engine';
import { useDocument } from '../state/documentStore';
import { modelFingerprint } from '../state/modelFingerprint';
import { failTraining, setEvaluation, showTrained, useTraining } from '../state/trainingStore';
import { NoBackend, type TrainingClient } from '../worker/trainingClient';
import { WorkerEnded } from '../worker/workerHandle';
import type { BackendStarter } from './BackendStarter';

/** An evaluation belongs to weights, data and task: units and seasons change it without touching the weights. */
interface Evaluated {
  readonly trained: TrainedModel;
  readonly table: Table;
  readonly task: TaskChoice;
  readonly evaluation: Report | null;
}

/** How well the document's weights do on the test part: what is in sight, and what is known of weights that may come back. */
export class Evaluations {
  #shown: Evaluated | null = null;
  /** Also what is being found out, as null. */
  readonly #known = new WeakMap<TrainedModel, Evaluated>();

  constructor(
    private readonly client: TrainingClient,
    private readonly starter: BackendStarter,
  ) {}

  /** What was in sight is not any more. */
  hide(): void {
    this.#shown = null;
  }

  /** Takes in what a training measured, which is in sight already. */
  keep(evaluated: Evaluated): void {
    this.#shown = evaluated;
    this.#known.set(evaluated.trained, evaluated);
  }

  /** Brings what is in sight in line with the document, computing it where it must. Does nothing while training. */
  async refresh(): Promise<void> {
    const { project, table } = useDocument.getState();
    const { trained, task, graph } = project;
    if (useTraining.getState().status !== 'idle') return;
    if (!trained || !table) {
      if (this.#shown) this.#show(null);
      return;
    }
    const fits = modelFingerprint(project) === trained.fingerprint;
    // Of weights that no longer fit, what was measured stays in sight, also where a node of another type has taken them over:
    // the panel marks it as old.
    const sameNumbers = this.#shown?.trained.weightData === trained.weightData;
    if (!fits && sameNumbers && this.#shown?.table === table) return;
    const known = this.#known.get(trained);
    if (known?.table === table && known.task === task) {
      if (known !== this.#shown) this.#show(known);
      return;
    }
    const claim: Evaluated = { trained, table, task, evaluation: null };
    this.#show(claim);
    if (!fits) return;
    this.#known.set(trained, claim);
    try {
      await this.starter.start();
      const outcome = await this.client.evaluate({ graph, task, table, trained }, 'test');
      const found = outcome.ok ? { ...claim, evaluation: outcome.value } : claim;
      if (this.#known.get(trained) === claim) this.#known.set(trained, found);
      if (this.#shown !== claim || useTraining.getState().status !== 'idle') return;
      if (outcome.ok) this.#show(found);
      else failTraining(outcome.problems);
    } catch (error) {
      if (this.#known.get(trained) === claim) this.#known.delete(trained);
      // A worker that ended has said so already, or was ended for a training that is being started.
      if (!(error instanceof WorkerEnded || error instanceof NoBackend)) throw error;
      if (this.#shown === claim) this.#shown = null;
    }
  }

  #show(evaluated: Evaluated | null): void {
    const trained = evaluated?.trained ?? null;
    if (useTraining.getState().records !== (trained?.history ?? null)) showTrained(trained);
    setEvaluation(evaluated?.evaluation ?? null);
    this.#shown = evaluated;
  }
}
