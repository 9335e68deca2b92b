import { MeasuringProcess } from './measuringProcess.mjs';
import { median, summarizeRounds } from './medians.mjs';

/**
 * Measures a case on every engine that can run it, rounds interleaved: within minutes each engine has its turn in each
 * round, so that what else the machine does falls on all. The engines' processes stay from round to round, warm as a
 * running app is, and end with the case, so that no case sees the memory of another.
 *
 * Resolves to one entry by engine id: `{ status: 'measured', medianMs, minMs, maxMs, roundsMs, steps, memory, versions }`,
 * or `{ status: 'unavailable' | 'failed', reason }`. `report` is told each figure as it comes.
 */
export async function measureCase(benchCase, engines, { rounds, effort, report }) {
  const runners = [];
  const results = {};
  try {
    for (const engine of engines.filter((candidate) => candidate.runs(benchCase))) {
      const runner = new Runner(engine, benchCase, effort);
      runners.push(runner);
      await runner.start();
      report(`${benchCase.id}  ${engine.label}: ${runner.problem?.reason ?? 'ready'}`);
    }
    for (let round = 0; round < rounds; round++) {
      for (const runner of rotated(runners, round)) {
        const ms = await runner.runRound();
        if (ms !== null)
          report(`${benchCase.id}  round ${round + 1}  ${runner.engine.label}: ${Number(ms.toPrecision(4))} ms`);
      }
    }
    for (const runner of runners) results[runner.engine.id] = runner.result();
    return results;
  } finally {
    await Promise.all(runners.map((runner) => runner.close()));
  }
}

/** Each round begins with another engine: none always comes after the same one. */
function rotated(list, by) {
  const first = by % list.length;
  return [...list.slice(first), ...list.slice(0, first)];
}

/** One engine on one case. Once it has failed it takes no further part. */
class Runner {
  problem = null;
  #process = null;
  #versions = {};
  #roundsMs = [];
  #steps = 0;
  #memory = null;
  #lastMs = Number.NaN;

  constructor(engine, benchCase, effort) {
    this.engine = engine;
    this.benchCase = benchCase;
    this.effort = effort;
  }

  /** Starts the process and finds out about how long a step takes; that warms it up, too. */
  async start() {
    await this.#attempt(async () => {
      this.#process = new MeasuringProcess(this.engine.command);
      const hello = await this.#process.next();
      if (hello.kind === 'unavailable') {
        this.problem = { status: 'unavailable', reason: hello.reason };
        return;
      }
      this.#versions = hello.versions;
      await this.#measure({ stepsPerEpoch: 1, measuredEpochs: 1 });
      const { stepsPerEpoch } = planSteps(this.#lastMs, this.effort);
      // The first steps of code not yet compiled are slow; those that take long anyway are not.
      if (stepsPerEpoch > 1) await this.#measure({ stepsPerEpoch, measuredEpochs: 1 });
    });
  }

  /** Milliseconds a step in this round, or null when the engine takes no part any more. */
  async runRound() {
    return this.#attempt(async () => {
      const plan = planSteps(this.#lastMs, this.effort);
      const ms = await this.#measure(plan);
      this.#roundsMs.push(ms);
      this.#steps += plan.stepsPerEpoch * plan.measuredEpochs;
      return ms;
    });
  }

  result() {
    if (this.problem) return this.problem;
    const { engine } = this;
    return {
      status: 'measured',
      ...summarizeRounds(this.#roundsMs),
      steps: this.#steps,
      memory: engine.family === 'fused' ? this.#memory : null,
      versions: this.#versions,
    };
  }

  async close() {
    await this.#process?.close();
  }

  async #measure(plan) {
    const answer = await this.#process.ask({ kind: 'measure', case: this.benchCase, ...plan });
    this.#memory = answer.memory;
    this.#lastMs = median(answer.msPerStep);
    return this.#lastMs;
  }

  async #attempt(work) {
    if (this.problem) return null;
    try {
      return await work();
    } catch (error) {
      this.problem = { status: 'failed', reason: error.message };
      return null;
    }
  }
}

/** How much one round measures. `quick` is for trying the bench, not for its figures. */
export const EFFORTS = { full: { budgetMs: 2400, epochs: 3 }, quick: { budgetMs: 600, epochs: 2 } };

/** More steps an epoch tell nothing new, and their windows fill the memory. */
const MOST_STEPS = 200;

/**
 * How many steps and epochs a round measures of an engine that takes about `msPerStep`: about the effort's budget, whole
 * epochs of at least one step. An engine too slow for one step in each epoch gets fewer epochs, at least one.
 */
export function planSteps(msPerStep, { budgetMs, epochs }) {
  const stepsPerEpoch = Math.round(budgetMs / epochs / msPerStep);
  if (stepsPerEpoch >= 1) return { stepsPerEpoch: Math.min(MOST_STEPS, stepsPerEpoch), measuredEpochs: epochs };
  return { stepsPerEpoch: 1, measuredEpochs: Math.max(1, Math.floor(budgetMs / msPerStep)) };
}
