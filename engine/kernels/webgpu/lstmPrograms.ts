import {
  backwardProgram,
  forwardProgram,
  gradientProduct,
  outputGradient,
  stateProduct,
  storeSequence,
} from './cellProgram';
import { type CellVariant, cellTerms, eachRow, eachUnit, regionAt } from './cellShader';
import type { GpuProgram } from './dispatch';
import type { BackwardBuffers, ForwardBuffers } from './programBuffers';

/**
 * LSTM (Hochreiter and Schmidhuber 1997; gates i, f, c, o) forward. `gates` holds x·W + b and is overwritten with the
 * activated gates. `kept` receives what backward needs: the state as it entered each step's product, and the cell state
 * before each step, both [batch, timesteps, units]. `h` and `c` receive the states after the last step of the dispatch.
 */
export function lstmForward(variant: CellVariant, has: ForwardBuffers): GpuProgram {
  const { rows } = variant;
  const { units } = variant.spec;
  const { exchange, barrier, dropped, isStep, openStep } = cellTerms(variant, 2);
  const entry = `(uniforms.first & 1u) * ${units * rows}u`;
  const step = `
    let before = (s & 1u) * ${units * rows}u;
    let after = ${units * rows}u - before;
    ${openStep}
    ${eachUnit(
      variant,
      `
      ${eachRow(
        rows,
        (r) => `
      let g${r} = at${r} * ${4 * units}u + u;
      var sum${r} = vec4<f32>(gates[g${r}], gates[g${r} + ${units}u], gates[g${r} + ${2 * units}u], gates[g${r} + ${3 * units}u]);`,
      )}
      ${stateProduct(variant, 'before', [0, 1, 2, 3])}
      ${eachRow(
        rows,
        (r) => `
      {
        let place = at${r} * ${units}u + u;
        let i = gate(sum${r}.x);
        let f = gate(sum${r}.y);
        let g = act(sum${r}.z);
        let o = gate(sum${r}.w);
        ${
          has.training
            ? `if (live${r}) {
          gates[g${r}] = i; gates[g${r} + ${units}u] = f; gates[g${r} + ${2 * units}u] = g; gates[g${r} + ${3 * units}u] = o;
          kept[place] = hs[i${r}]${dropped(r)};
          kept[${regionAt(units, 1)}place] = cs[i${r}];
        }`
            : ''
        }
        if (${isStep(r)}) {
          cs[i${r}] = f * cs[i${r}] + i * g;
          hs[i${r}] = o * act(cs[i${r}]);
        }
        ${storeSequence(variant, has, r)}
        ${exchange(`after + u * ${rows}u + ${r}u`)} = hs[i${r}]${dropped(r)};
      }`,
      )}`,
    )}
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
  const { exchange, barrier, dropped, isStep, openStep } = cellTerms(variant, 4);
  const step = `${openStep}
    ${eachUnit(
      variant,
      eachRow(
        rows,
        (r) => `
      {
        let p = at${r} * ${4 * units}u + u;
        ${outputGradient(variant, has, r)}
        var dz = vec4<f32>();
        if (${isStep(r)}) {
          let i = gates[p];
          let f = gates[p + ${units}u];
          let g = gates[p + ${2 * units}u];
          let o = gates[p + ${3 * units}u];
          let before = kept[${regionAt(units, 1)}at${r} * ${units}u + u];
          let y = act(f * before + i * g);
          let dc = dcs[i${r}] + dh * o * actSlope(y);
          dz = vec4<f32>(dc * g * gateSlope(i), dc * before * gateSlope(f), dc * i * actSlope(g), dh * y * gateSlope(o));
          dcs[i${r}] = dc * f;
          dh = 0.0;
        }
        dhs[i${r}] = dh;
        if (live${r}) {
          gates[p] = dz.x; gates[p + ${units}u] = dz.y; gates[p + ${2 * units}u] = dz.z; gates[p + ${3 * units}u] = dz.w;
        }
        ${['x', 'y', 'z', 'w'].map((part, g) => `${exchange(`(${g * units}u + u) * ${rows}u + ${r}u`)} = dz.${part};`).join(' ')}
      }`,
      ),
    )}
    ${barrier}
    ${eachUnit(
      variant,
      `${gradientProduct(variant, 0, 4)}
      ${eachRow(rows, (r) => `dhs[i${r}] += sum${r}${dropped(r)};`)}`,
    )}
    ${barrier}`;
  return backwardProgram(variant, has, { step });
}
