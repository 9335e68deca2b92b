import { type BackwardBuffers, backwardProgram, gradientProduct, outputGradient } from './cellProgram';
import { type CellVariant, cellTerms, regionAt } from './cellShader';
import type { GpuProgram } from './dispatch';

/**
 * GRU backward through time. `gates` holds the activated gates and is overwritten with the gradient of x·W; with reset
 * after, the second region of `kept` is overwritten with the gradient of the product's candidate part. `dH` receives the
 * gradient of the state before the first step of the dispatch. `transposed` is the recurrent kernel, transposed.
 */
export function gruBackward(variant: CellVariant, has: BackwardBuffers): GpuProgram {
  const step = variant.spec.resetAfter ? backThroughResetAfter(variant, has) : backThroughResetBefore(variant, has);
  return backwardProgram(variant, has, { register: 'entering', step });
}

/** `entering` gathers the gradient of the state as it entered; `dhs` what passes by it where the mask skips the step. */
function backThroughResetBefore(variant: CellVariant, has: BackwardBuffers): string {
  const { rows } = variant;
  const { units } = variant.spec;
  const { exchange, barrier, dropped, isStep, openStep, eachRow, eachUnit } = cellTerms(variant, 3);
  return `${openStep}
    ${eachUnit(
      eachRow(`
      {
        let p = at# * ${3 * units}u + u;
        ${outputGradient(variant, has)}
        var dz = 0.0;
        var dCandidate = 0.0;
        entering[i#] = 0.0;
        if (${isStep}) {
          let z = gates[p];
          let candidate = gates[p + ${2 * units}u];
          dz = dh * (kept[at# * ${units}u + u] - candidate) * gateSlope(z);
          dCandidate = dh * (1.0 - z) * actSlope(candidate);
          entering[i#] = dh * z;
          dh = 0.0;
        }
        dhs[i#] = dh;
        if (live#) { gates[p] = dz; gates[p + ${2 * units}u] = dCandidate; }
        ${exchange(`u * ${rows}u + #u`)} = dz;
        ${exchange(`(${2 * units}u + u) * ${rows}u + #u`)} = dCandidate;
      }`),
    )}
    ${barrier}
    ${eachUnit(`${gradientProduct(variant, 2, 3)}
      ${eachRow(`
      {
        let p = at# * ${3 * units}u + ${units}u + u;
        let r = gates[p];
        let dr = sum# * kept[at# * ${units}u + u] * gateSlope(r);
        entering[i#] += sum# * r;
        if (live#) { gates[p] = dr; }
        ${exchange(`(${units}u + u) * ${rows}u + #u`)} = dr;
      }`)}`)}
    ${barrier}
    ${eachUnit(`${gradientProduct(variant, 0, 2)}
      ${eachRow(`dhs[i#] += (entering[i#] + sum#)${dropped};`)}`)}
    ${barrier}`;
}

function backThroughResetAfter(variant: CellVariant, has: BackwardBuffers): string {
  const { rows, recurrentDropout } = variant;
  const { units } = variant.spec;
  const { exchange, barrier, dropped, isStep, openStep, eachRow, eachUnit } = cellTerms(variant, 3);
  return `${openStep}
    ${eachUnit(
      eachRow(`
      {
        let p = at# * ${3 * units}u + u;
        let place = at# * ${units}u + u;
        ${outputGradient(variant, has)}
        var dz = 0.0;
        var dr = 0.0;
        var dCandidate = 0.0;
        var dProduct = 0.0;
        if (${isStep}) {
          let z = gates[p];
          let r = gates[p + ${units}u];
          let candidate = gates[p + ${2 * units}u];
          dz = dh * (kept[${regionAt(units, recurrentDropout ? 2 : 0)}place] - candidate) * gateSlope(z);
          dCandidate = dh * (1.0 - z) * actSlope(candidate);
          dr = dCandidate * kept[${regionAt(units, 1)}place] * gateSlope(r);
          dProduct = dCandidate * r;
          dh = dh * z;
        }
        dhs[i#] = dh;
        if (live#) {
          gates[p] = dz; gates[p + ${units}u] = dr; gates[p + ${2 * units}u] = dCandidate; kept[${regionAt(units, 1)}place] = dProduct;
        }
        ${['dz', 'dr', 'dProduct'].map((name, g) => `${exchange(`(${g * units}u + u) * ${rows}u + #u`)} = ${name};`).join(' ')}
      }`),
    )}
    ${barrier}
    ${eachUnit(`${gradientProduct(variant, 0, 3)}
      ${eachRow(`dhs[i#] += sum#${dropped};`)}`)}
    ${barrier}`;
}
