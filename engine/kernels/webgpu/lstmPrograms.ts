import { CELL_UNIFORMS, type CellVariant, cellTerms, eachRow, eachUnit, regionAt, variantKey } from './cellShader';
import type { GpuProgram } from './dispatch';
import { type BackwardBuffers, buffersOf, type ForwardBuffers } from './programBuffers';

/**
 * LSTM (Hochreiter and Schmidhuber 1997; gates i, f, c, o) forward. `gates` holds x·W + b and is overwritten with the
 * activated gates. `kept` receives what backward needs: the state as it entered each step's product, and the cell state
 * before each step, both [batch, timesteps, units]. `h` and `c` receive the states after the last step of the dispatch.
 */
export function lstmForward(variant: CellVariant, has: ForwardBuffers): GpuProgram {
  const { spec, rows, slots, exchangeInStorage, mask, recurrentDropout } = variant;
  const { units } = spec;
  const { exchange, barrier, dropped, isStep, declarations, opening, openStep } = cellTerms(variant, 2);
  const started = (state: 'h' | 'c', r: number): string => {
    const offset = state === 'c' ? `uniforms.batch * ${units}u + ` : '';
    return has.start ? `start[${offset}b${r} * ${units}u + u]` : '0.0';
  };
  return {
    key: ['forward', variantKey(variant), ...Object.entries(has).map(([name, on]) => (on ? name : ''))].join(' '),
    buffers: buffersOf({
      gates: ['write', true],
      recurrentKernel: ['read', true],
      start: ['read', has.start],
      factors: ['read', mask || recurrentDropout],
      sequences: ['write', has.sequences],
      kept: ['write', has.training || exchangeInStorage],
      h: ['write', true],
      c: ['write', true],
    }),
    uniforms: CELL_UNIFORMS,
    workgroupSize: variant.threads,
    declarations,
    body: `${opening}
  var hs: array<f32, ${rows * slots}>;
  var cs: array<f32, ${rows * slots}>;
  let entry = (uniforms.first & 1u) * ${units * rows}u;
  ${eachUnit(
    variant,
    eachRow(
      rows,
      (r) => `
      if (uniforms.first == 0u) { hs[i${r}] = ${started('h', r)}; cs[i${r}] = ${started('c', r)}; }
      else { hs[i${r}] = h[b${r} * ${units}u + u]; cs[i${r}] = c[b${r} * ${units}u + u]; }
      ${exchange(`entry + u * ${rows}u + ${r}u`)} = hs[i${r}]${dropped(r)};`,
    ),
  )}
  ${barrier}
  for (var s = uniforms.first; s < uniforms.last; s++) {
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
      var z${r} = vec4<f32>(gates[g${r}], gates[g${r} + ${units}u], gates[g${r} + ${2 * units}u], gates[g${r} + ${3 * units}u]);`,
      )}
      for (var k = 0u; k < ${units}u; k++) {
        let w = k * ${4 * units}u + u;
        let weights = vec4<f32>(recurrentKernel[w], recurrentKernel[w + ${units}u], recurrentKernel[w + ${2 * units}u], recurrentKernel[w + ${3 * units}u]);
        let base = before + k * ${rows}u;
        ${eachRow(rows, (r) => `z${r} += ${exchange(`base + ${r}u`)} * weights;`)}
      }
      ${eachRow(
        rows,
        (r) => `
      {
        let place = at${r} * ${units}u + u;
        let i = gate(z${r}.x);
        let f = gate(z${r}.y);
        let g = act(z${r}.z);
        let o = gate(z${r}.w);
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
        ${has.sequences ? `if (live${r}) { sequences[(b${r} * uniforms.timesteps + s) * ${units}u + u] = hs[i${r}]; }` : ''}
        ${exchange(`after + u * ${rows}u + ${r}u`)} = hs[i${r}]${dropped(r)};
      }`,
      )}`,
    )}
    ${barrier}
  }
  ${eachUnit(
    variant,
    eachRow(
      rows,
      (r) => `if (live${r}) { h[b${r} * ${units}u + u] = hs[i${r}]; c[b${r} * ${units}u + u] = cs[i${r}]; }`,
    ),
  )}`,
  };
}

/**
 * LSTM backward through time. `gates` holds the activated gates and is overwritten with the gradient of x·W + b. `dH` and
 * `dC` receive the gradients of the states before the first step of the dispatch. `transposed` is the recurrent kernel as
 * [gates·units, units], so that neighbouring threads read neighbouring weights.
 */
export function lstmBackward(variant: CellVariant, has: BackwardBuffers): GpuProgram {
  const { spec, rows, slots, mask, recurrentDropout } = variant;
  const { units } = spec;
  const { exchange, barrier, dropped, isStep, declarations, opening, openStep } = cellTerms(variant, 4);
  return {
    key: ['backward', variantKey(variant), has.dSequences ? 'dSequences' : '', has.dStates].join(' '),
    buffers: buffersOf({
      gates: ['write', true],
      transposed: ['read', true],
      kept: ['write', true],
      factors: ['read', mask || recurrentDropout],
      dSequences: ['read', has.dSequences],
      dStates: ['read', has.dStates !== 'none'],
      dH: ['write', true],
      dC: ['write', true],
    }),
    uniforms: CELL_UNIFORMS,
    workgroupSize: variant.threads,
    declarations,
    body: `${opening}
  var dhs: array<f32, ${rows * slots}>;
  var dcs: array<f32, ${rows * slots}>;
  ${eachUnit(
    variant,
    eachRow(
      rows,
      (r) => `
      if (uniforms.last == uniforms.timesteps) {
        dhs[i${r}] = ${has.dStates === 'none' ? '0.0' : `dStates[b${r} * ${units}u + u]`};
        dcs[i${r}] = ${has.dStates === 'all' ? `dStates[(uniforms.batch + b${r}) * ${units}u + u]` : '0.0'};
      } else { dhs[i${r}] = dH[b${r} * ${units}u + u]; dcs[i${r}] = dC[b${r} * ${units}u + u]; }`,
    ),
  )}
  for (var n = uniforms.last; n > uniforms.first; n--) {
    let s = n - 1u;
    ${openStep}
    ${eachUnit(
      variant,
      eachRow(
        rows,
        (r) => `
      {
        let p = at${r} * ${4 * units}u + u;
        var dh = dhs[i${r}]${has.dSequences ? ` + dSequences[(b${r} * uniforms.timesteps + s) * ${units}u + u]` : ''};
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
      `
      ${eachRow(rows, (r) => `var sum${r} = 0.0;`)}
      for (var j = 0u; j < ${4 * units}u; j++) {
        let weight = transposed[j * ${units}u + u];
        ${eachRow(rows, (r) => `sum${r} += ${exchange(`j * ${rows}u + ${r}u`)} * weight;`)}
      }
      ${eachRow(rows, (r) => `dhs[i${r}] += sum${r}${dropped(r)};`)}`,
    )}
    ${barrier}
  }
  ${eachUnit(
    variant,
    eachRow(
      rows,
      (r) => `if (live${r}) { dH[b${r} * ${units}u + u] = dhs[i${r}]; dC[b${r} * ${units}u + u] = dcs[i${r}]; }`,
    ),
  )}`,
  };
}
