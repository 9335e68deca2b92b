import type { OptimizerName } from '../optimizers';
import type { TrainingSettings } from '../optimizers/trainingSettings';

/** Moves weights in place by their gradients; keeps what it needs from step to step. */
export type ReferenceUpdate = (weights: number[], gradients: readonly number[], rate: number) => void;

type Rule = (g: number, t: number, rate: number, s: Record<string, number>, settings: TrainingSettings) => number;

const EPSILON = 1e-7;

function moments(g: number, s: Record<string, number>, { beta1, beta2 }: TrainingSettings): readonly [number, number] {
  s.m = beta1 * (s.m ?? 0) + (1 - beta1) * g;
  s.v = beta2 * (s.v ?? 0) + (1 - beta2) * g * g;
  return [s.m, s.v];
}

/** How far a weight moves down, in double precision, written from the papers and from Keras 3's sources. */
const RULES: Readonly<Record<OptimizerName, Rule>> = {
  adam: (g, t, rate, s, settings) => {
    const [m, v] = moments(g, s, settings);
    return (rate * (m / (1 - settings.beta1 ** t))) / (Math.sqrt(v / (1 - settings.beta2 ** t)) + EPSILON);
  },
  adamW: (g, t, rate, s, settings) => RULES.adam(g, t, rate, s, settings),
  nadam: (g, t, rate, s, settings) => {
    const [m, v] = moments(g, s, settings);
    const momentum = (step: number): number => settings.beta1 * (1 - 0.5 * 0.96 ** step);
    s.product = (s.product ?? 1) * momentum(t);
    const next = momentum(t + 1);
    const ahead = (next * m) / (1 - s.product * next) + ((1 - momentum(t)) * g) / (1 - s.product);
    return (rate * ahead) / (Math.sqrt(v / (1 - settings.beta2 ** t)) + EPSILON);
  },
  adamax: (g, t, rate, s, { beta1, beta2 }) => {
    s.m = beta1 * (s.m ?? 0) + (1 - beta1) * g;
    s.u = Math.max(beta2 * (s.u ?? 0), Math.abs(g));
    return (rate * s.m) / ((1 - beta1 ** t) * (s.u + EPSILON));
  },
  rmsprop: (g, _t, rate, s, { rho }) => {
    s.v = rho * (s.v ?? 0) + (1 - rho) * g * g;
    return (rate * g) / Math.sqrt(s.v + EPSILON);
  },
  adagrad: (g, _t, rate, s, { initialAccumulator }) => {
    s.sum = (s.sum ?? initialAccumulator) + g * g;
    return (rate * g) / Math.sqrt(s.sum + EPSILON);
  },
  adadelta: (g, _t, rate, s, { adadeltaRho: rho }) => {
    s.v = rho * (s.v ?? 0) + (1 - rho) * g * g;
    const moved = s.d ?? 0;
    const move = (Math.sqrt(moved + EPSILON) * g) / Math.sqrt(s.v + EPSILON);
    s.d = rho * moved + (1 - rho) * move * move;
    return rate * move;
  },
  sgd: (g, _t, rate, s, { momentum }) => {
    s.m = momentum * (s.m ?? 0) + g;
    return rate * s.m;
  },
};

/** The optimizer of the settings without clipping, for tests to compare with. */
export function referenceUpdate(settings: TrainingSettings): ReferenceUpdate {
  const states: Record<string, number>[] = [];
  let t = 0;
  return (weights, gradients, rate) => {
    t++;
    weights.forEach((weight, i) => {
      const state = (states[i] ??= {});
      const kept = settings.optimizer === 'adamW' ? weight * (1 - rate * settings.weightDecay) : weight;
      weights[i] = kept - RULES[settings.optimizer](gradients[i] as number, t, rate, state, settings);
    });
  };
}
