import { CELL_UNIFORMS, type CellVariant, cellTerms, eachRow, eachUnit, variantKey } from './cellShader';
import type { GpuProgram } from './dispatch';
import { type BackwardBuffers, buffersOf, type ForwardBuffers } from './lstmPrograms';

/**
 * GRU (Cho et al. 2014; gates z, r, h; h′ = z∘h + (1−z)∘hh) forward. `gates` holds x·W, with the bias unless the reset
 * gate comes after the product, and is overwritten with the activated gates. `kept` receives [batch, timesteps, units]
 * each: the state as it entered the product; then r∘h (reset before) or the product's candidate part (reset after); then,
 * for reset after with dropout, the state that was blended. `h` receives the state after the last step of the dispatch.
 *
 * Recurrent dropout follows tfjs where the reset gate comes before the product: the state is multiplied before everything,
 * the blend included. Where it comes after, it follows Keras: the state is multiplied only as it enters the product.
 */
export function gruForward(variant: CellVariant, has: ForwardBuffers): GpuProgram {
  const { spec, rows, slots, exchangeInStorage, mask, recurrentDropout, bias } = variant;
  const { units } = spec;
  const { exchange, barrier, dropped, declarations, opening } = cellTerms(variant, 2);
  const step = spec.resetAfter ? resetAfterStep(variant, has) : resetBeforeStep(variant, has);
  return {
    key: ['forward', variantKey(variant), ...Object.entries(has).map(([name, on]) => (on ? name : ''))].join(' '),
    buffers: buffersOf({
      gates: ['write', true],
      recurrentKernel: ['read', true],
      bias: ['read', spec.resetAfter && bias],
      start: ['read', has.start],
      factors: ['read', mask || recurrentDropout],
      sequences: ['write', has.sequences],
      kept: ['write', has.training || exchangeInStorage],
      h: ['write', true],
    }),
    uniforms: CELL_UNIFORMS,
    workgroupSize: variant.threads,
    declarations,
    body: `${opening}
  var hs: array<f32, ${rows * slots}>;
  var zs: array<f32, ${rows * slots}>;
  let entry = ${spec.resetAfter ? `(uniforms.first & 1u) * ${units * rows}u` : '0u'};
  ${eachUnit(
    variant,
    eachRow(
      rows,
      (r) => `
      if (uniforms.first == 0u) { hs[i${r}] = ${has.start ? `start[b${r} * ${units}u + u]` : '0.0'}; }
      else { hs[i${r}] = h[b${r} * ${units}u + u]; }
      ${exchange(`entry + u * ${rows}u + ${r}u`)} = hs[i${r}]${dropped(r)};`,
    ),
  )}
  ${barrier}
  for (var s = uniforms.first; s < uniforms.last; s++) {${step}
  }
  ${eachUnit(variant, eachRow(rows, (r) => `if (live${r}) { h[b${r} * ${units}u + u] = hs[i${r}]; }`))}`,
  };
}

/** Where the second region of `kept` starts, and the third: each [batch, timesteps, units]. */
const regionAt = (units: number, region: number): string =>
  region === 0 ? '' : `${region}u * uniforms.batch * uniforms.timesteps * ${units}u + `;

function storeSequence({ spec }: CellVariant, has: ForwardBuffers, r: number): string {
  if (!has.sequences) return '';
  return `if (live${r}) { sequences[(b${r} * uniforms.timesteps + s) * ${spec.units}u + u] = hs[i${r}]; }`;
}

function resetBeforeStep(variant: CellVariant, has: ForwardBuffers): string {
  const { rows } = variant;
  const { units } = variant.spec;
  const { exchange, barrier, dropped, isStep, openStep } = cellTerms(variant, 2);
  return `
    ${openStep}
    ${eachUnit(
      variant,
      `
      ${eachRow(rows, (r) => `let g${r} = at${r} * ${3 * units}u + u; var sum${r} = vec2<f32>(gates[g${r}], gates[g${r} + ${units}u]);`)}
      for (var k = 0u; k < ${units}u; k++) {
        let w = k * ${3 * units}u + u;
        let weights = vec2<f32>(recurrentKernel[w], recurrentKernel[w + ${units}u]);
        ${eachRow(rows, (r) => `sum${r} += ${exchange(`k * ${rows}u + ${r}u`)} * weights;`)}
      }
      ${eachRow(
        rows,
        (r) => `
      {
        let place = at${r} * ${units}u + u;
        let z = gate(sum${r}.x);
        let r = gate(sum${r}.y);
        let entering = hs[i${r}]${dropped(r)};
        zs[i${r}] = z;
        ${
          has.training
            ? `if (live${r}) {
          gates[g${r}] = z; gates[g${r} + ${units}u] = r; kept[place] = entering; kept[${regionAt(units, 1)}place] = r * entering;
        }`
            : ''
        }
        ${exchange(`${units * rows}u + u * ${rows}u + ${r}u`)} = r * entering;
      }`,
      )}`,
    )}
    ${barrier}
    ${eachUnit(
      variant,
      `
      ${eachRow(rows, (r) => `let g${r} = at${r} * ${3 * units}u + ${2 * units}u + u; var sum${r} = gates[g${r}];`)}
      for (var k = 0u; k < ${units}u; k++) {
        let weight = recurrentKernel[k * ${3 * units}u + ${2 * units}u + u];
        ${eachRow(rows, (r) => `sum${r} += ${exchange(`${units * rows}u + k * ${rows}u + ${r}u`)} * weight;`)}
      }
      ${eachRow(
        rows,
        (r) => `
      {
        let candidate = act(sum${r});
        if (${isStep(r)}) { hs[i${r}] = zs[i${r}] * hs[i${r}]${dropped(r)} + (1.0 - zs[i${r}]) * candidate; }
        ${has.training ? `if (live${r}) { gates[g${r}] = candidate; }` : ''}
        ${storeSequence(variant, has, r)}
        ${exchange(`u * ${rows}u + ${r}u`)} = hs[i${r}]${dropped(r)};
      }`,
      )}`,
    )}
    ${barrier}`;
}

function resetAfterStep(variant: CellVariant, has: ForwardBuffers): string {
  const { rows, bias, recurrentDropout } = variant;
  const { units } = variant.spec;
  const { exchange, barrier, dropped, isStep, openStep } = cellTerms(variant, 2);
  const input = (r: number, gate: number): string =>
    `gates[g${r} + ${gate * units}u]${bias ? ` + bias[${gate * units}u + u]` : ''}`;
  const recurrentBias = [3, 4, 5].map((gate) => `bias[${gate * units}u + u]`).join(', ');
  return `
    let before = (s & 1u) * ${units * rows}u;
    let after = ${units * rows}u - before;
    ${openStep}
    ${eachUnit(
      variant,
      `
      ${eachRow(rows, (r) => `let g${r} = at${r} * ${3 * units}u + u; var sum${r} = vec3<f32>(${bias ? recurrentBias : ''});`)}
      for (var k = 0u; k < ${units}u; k++) {
        let w = k * ${3 * units}u + u;
        let weights = vec3<f32>(recurrentKernel[w], recurrentKernel[w + ${units}u], recurrentKernel[w + ${2 * units}u]);
        let from = before + k * ${rows}u;
        ${eachRow(rows, (r) => `sum${r} += ${exchange(`from + ${r}u`)} * weights;`)}
      }
      ${eachRow(
        rows,
        (r) => `
      {
        let place = at${r} * ${units}u + u;
        let z = gate(${input(r, 0)} + sum${r}.x);
        let r = gate(${input(r, 1)} + sum${r}.y);
        let candidate = act(${input(r, 2)} + r * sum${r}.z);
        ${
          has.training
            ? `if (live${r}) {
          gates[g${r}] = z; gates[g${r} + ${units}u] = r; gates[g${r} + ${2 * units}u] = candidate;
          kept[place] = hs[i${r}]${dropped(r)};
          kept[${regionAt(units, 1)}place] = sum${r}.z;
          ${recurrentDropout ? `kept[${regionAt(units, 2)}place] = hs[i${r}];` : ''}
        }`
            : ''
        }
        if (${isStep(r)}) { hs[i${r}] = z * hs[i${r}] + (1.0 - z) * candidate; }
        ${storeSequence(variant, has, r)}
        ${exchange(`after + u * ${rows}u + ${r}u`)} = hs[i${r}]${dropped(r)};
      }`,
      )}`,
    )}
    ${barrier}`;
}

/**
 * GRU backward through time. `gates` holds the activated gates and is overwritten with the gradient of x·W; with reset
 * after, the second region of `kept` is overwritten with the gradient of the product's candidate part. `dH` receives the
 * gradient of the state before the first step of the dispatch. `transposed` is the recurrent kernel, transposed.
 */
export function gruBackward(variant: CellVariant, has: BackwardBuffers): GpuProgram {
  const { spec, rows, slots, mask, recurrentDropout } = variant;
  const { units } = spec;
  const { declarations, opening } = cellTerms(variant, 3);
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
    }),
    uniforms: CELL_UNIFORMS,
    workgroupSize: variant.threads,
    declarations,
    body: `${opening}
  var dhs: array<f32, ${rows * slots}>;
  var entering: array<f32, ${rows * slots}>;
  ${eachUnit(
    variant,
    eachRow(
      rows,
      (r) => `
      if (uniforms.last == uniforms.timesteps) {
        dhs[i${r}] = ${has.dStates === 'none' ? '0.0' : `dStates[b${r} * ${units}u + u]`};
      } else { dhs[i${r}] = dH[b${r} * ${units}u + u]; }`,
    ),
  )}
  for (var n = uniforms.last; n > uniforms.first; n--) {
    let s = n - 1u;
    ${spec.resetAfter ? backThroughResetAfter(variant, has) : backThroughResetBefore(variant, has)}
  }
  ${eachUnit(variant, eachRow(rows, (r) => `if (live${r}) { dH[b${r} * ${units}u + u] = dhs[i${r}]; }`))}`,
  };
}

/** `var dh<row>`: the gradient of the output of step s. */
const outputGradient = ({ spec }: CellVariant, has: BackwardBuffers, r: number): string =>
  `var dh = dhs[i${r}]${has.dSequences ? ` + dSequences[(b${r} * uniforms.timesteps + s) * ${spec.units}u + u]` : ''};`;

/** `sum<row>`: the exchanged gradients from gate `from` to before gate `to`, times the transposed weights of unit `u`. */
function backProduct(variant: CellVariant, from: number, to: number): string {
  const { rows } = variant;
  const { units } = variant.spec;
  const { exchange } = cellTerms(variant, 3);
  return `
      ${eachRow(rows, (r) => `var sum${r} = 0.0;`)}
      for (var j = ${from * units}u; j < ${to * units}u; j++) {
        let weight = transposed[j * ${units}u + u];
        ${eachRow(rows, (r) => `sum${r} += ${exchange(`j * ${rows}u + ${r}u`)} * weight;`)}
      }`;
}

/** `entering` gathers the gradient of the state as it entered; `dhs` what passes by it where the mask skips the step. */
function backThroughResetBefore(variant: CellVariant, has: BackwardBuffers): string {
  const { rows } = variant;
  const { units } = variant.spec;
  const { exchange, barrier, dropped, isStep, openStep } = cellTerms(variant, 3);
  return `${openStep}
    ${eachUnit(
      variant,
      eachRow(
        rows,
        (r) => `
      {
        let p = at${r} * ${3 * units}u + u;
        ${outputGradient(variant, has, r)}
        var dz = 0.0;
        var dCandidate = 0.0;
        entering[i${r}] = 0.0;
        if (${isStep(r)}) {
          let z = gates[p];
          let candidate = gates[p + ${2 * units}u];
          dz = dh * (kept[at${r} * ${units}u + u] - candidate) * gateSlope(z);
          dCandidate = dh * (1.0 - z) * actSlope(candidate);
          entering[i${r}] = dh * z;
          dh = 0.0;
        }
        dhs[i${r}] = dh;
        if (live${r}) { gates[p] = dz; gates[p + ${2 * units}u] = dCandidate; }
        ${exchange(`u * ${rows}u + ${r}u`)} = dz;
        ${exchange(`(${2 * units}u + u) * ${rows}u + ${r}u`)} = dCandidate;
      }`,
      ),
    )}
    ${barrier}
    ${eachUnit(
      variant,
      `${backProduct(variant, 2, 3)}
      ${eachRow(
        rows,
        (r) => `
      {
        let p = at${r} * ${3 * units}u + ${units}u + u;
        let r = gates[p];
        let dr = sum${r} * kept[at${r} * ${units}u + u] * gateSlope(r);
        entering[i${r}] += sum${r} * r;
        if (live${r}) { gates[p] = dr; }
        ${exchange(`(${units}u + u) * ${rows}u + ${r}u`)} = dr;
      }`,
      )}`,
    )}
    ${barrier}
    ${eachUnit(
      variant,
      `${backProduct(variant, 0, 2)}
      ${eachRow(rows, (r) => `dhs[i${r}] += (entering[i${r}] + sum${r})${dropped(r)};`)}`,
    )}
    ${barrier}`;
}

function backThroughResetAfter(variant: CellVariant, has: BackwardBuffers): string {
  const { rows, recurrentDropout } = variant;
  const { units } = variant.spec;
  const { exchange, barrier, dropped, isStep, openStep } = cellTerms(variant, 3);
  return `${openStep}
    ${eachUnit(
      variant,
      eachRow(
        rows,
        (r) => `
      {
        let p = at${r} * ${3 * units}u + u;
        let place = at${r} * ${units}u + u;
        ${outputGradient(variant, has, r)}
        var dz = 0.0;
        var dr = 0.0;
        var dCandidate = 0.0;
        var dProduct = 0.0;
        if (${isStep(r)}) {
          let z = gates[p];
          let r = gates[p + ${units}u];
          let candidate = gates[p + ${2 * units}u];
          dz = dh * (kept[${regionAt(units, recurrentDropout ? 2 : 0)}place] - candidate) * gateSlope(z);
          dCandidate = dh * (1.0 - z) * actSlope(candidate);
          dr = dCandidate * kept[${regionAt(units, 1)}place] * gateSlope(r);
          dProduct = dCandidate * r;
          dh = dh * z;
        }
        dhs[i${r}] = dh;
        if (live${r}) {
          gates[p] = dz; gates[p + ${units}u] = dr; gates[p + ${2 * units}u] = dCandidate; kept[${regionAt(units, 1)}place] = dProduct;
        }
        ${['dz', 'dr', 'dProduct'].map((name, g) => `${exchange(`(${g * units}u + u) * ${rows}u + ${r}u`)} = ${name};`).join(' ')}
      }`,
      ),
    )}
    ${barrier}
    ${eachUnit(
      variant,
      `${backProduct(variant, 0, 3)}
      ${eachRow(rows, (r) => `dhs[i${r}] += sum${r}${dropped(r)};`)}`,
    )}
    ${barrier}`;
}
