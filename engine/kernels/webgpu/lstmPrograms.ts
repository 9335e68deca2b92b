import {
  type BackwardBuffers,
  backwardProgram,
  type ForwardBuffers,
  forwardProgram,
  gradientProduct,
  outputGradient,
  stateProduct,
  storeSequence,
} from './cellProgram';
import { type CellVariant, cellTerms, regionAt } from './cellShader';
import type { GpuProgram } from './dispatch';

/**
 * LSTM (Hochreiter and Schmidhuber 1997; gates i, f, c, o) forward. `gates` holds x·W + b and is overwritten with the
 * activated gates. `kept` receives what backward needs: the state as it entered each step's product, and the cell state
 * before each step, both [batch, timesteps, units]. `h` and `c` receive the states after the last step of the dispatch.
 */
export function lstmForward(variant: CellVariant, has: ForwardBuffers): GpuProgram {
  const { rows } = variant;
  const { units } = variant.spec;
  const { exchange, barrier, dropped, isStep, openStep, eachRow, eachUnit } = cellTerms(variant, 2);
  const entry = `(uniforms.first & 1u) * ${units * rows}u`;
  const step = `
    let before = (s & 1u) * ${units * rows}u;
    let after = ${units * rows}u - before;
    ${openStep}
    ${eachUnit(`
      ${eachRow(`
      let g# = at# * ${4 * units}u + u;
      var sum# = vec4<f32>(gates[g#], gates[g# + ${units}u], gates[g# + ${2 * units}u], gates[g# + ${3 * units}u]);`)}
      ${stateProduct(variant, 'before', [0, 1, 2, 3])}
      ${eachRow(`
      {
        let place = at# * ${units}u + u;
        let i = gate(sum#.x);
        let f = gate(sum#.y);
        let g = act(sum#.z);
        let o = gate(sum#.w);
        ${
          has.training
            ? `if (live#) {
          gates[g#] = i; gates[g# + ${units}u] = f; gates[g# + ${2 * units}u] = g; gates[g# + ${3 * units}u] = o;
          kept[place] = hs[i#]${dropped};
          kept[${regionAt(units, 1)}place] = cs[i#];
        }`
            : ''
        }
        if (${isStep}) {
          cs[i#] = f * cs[i#] + i * g;
          hs[i#] = o * act(cs[i#]);
        }
        ${storeSequence(variant, has)}
        ${exchange(`after + u * ${rows}u + #u`)} = hs[i#]${dropped};
      }`)}`)}
    ${barrier}`;
  return forwardProgram(variant, has, { entry, step });
}

/**
 * LSTM backward through time. `gates` holds the activated gates and is overwritten with the gradient of x·W + b. `dH` and
 * `dC` receive the gradients of the states before the first step of the dispatch. `transposed` is the recurrent kernel as
 * [gates·units, units], so that neighboring threads read neighboring weights.
 */
export function lstmBackward(variant: CellVariant, has: BackwardBuffers): GpuProgram {
  const { rows } = variant;
  const { units } = variant.spec;
  const { exchange, barrier, dropped, isStep, openStep, eachRow, eachUnit } = cellTerms(variant, 4);
  const step = `${openStep}
    ${eachUnit(
      eachRow(`
      {
        let p = at# * ${4 * units}u + u;
        ${outputGradient(variant, has)}
        var dz = vec4<f32>();
        if (${isStep}) {
          let i = gates[p];
          let f = gates[p + ${units}u];
          let g = gates[p + ${2 * units}u];
          let o = gates[p + ${3 * units}u];
          let before = kept[${regionAt(units, 1)}at# * ${units}u + u];
          let y = act(f * before + i * g);
          let dc = dcs[i#] + dh * o * actSlope(y);
          dz = vec4<f32>(dc * g * gateSlope(i), dc * before * gateSlope(f), dc * i * actSlope(g), dh * y * gateSlope(o));
          dcs[i#] = dc * f;
          dh = 0.0;
        }
        dhs[i#] = dh;
        if (live#) {
          gates[p] = dz.x; gates[p + ${units}u] = dz.y; gates[p + ${2 * units}u] = dz.z; gates[p + ${3 * units}u] = dz.w;
        }
        ${['x', 'y', 'z', 'w'].map((part, g) => `${exchange(`(${g * units}u + u) * ${rows}u + #u`)} = dz.${part};`).join(' ')}
      }`),
    )}
    ${barrier}
    ${eachUnit(`${gradientProduct(variant, 0, 4)}
      ${eachRow(`dhs[i#] += sum#${dropped};`)}`)}
    ${barrier}`;
  return backwardProgram(variant, has, { step });
}
