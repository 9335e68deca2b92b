import { CELL_UNIFORMS, type CellVariant, cellTerms, eachRow, eachUnit, regionAt, variantKey } from './cellShader';
import type { GpuProgram } from './dispatch';
import { type BackwardBuffers, buffersOf } from './programBuffers';

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
  ${eachUnit(
    variant,
    eachRow(rows, (r) => `if (live${r}) { dH[b${r} * ${units}u + u] = dhs[i${r}]; }`),
  )}`,
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
