import { CELL_UNIFORMS, type CellVariant, cellTerms, eachRow, eachUnit, regionAt, variantKey } from './cellShader';
import type { GpuProgram } from './dispatch';
import { buffersOf, type ForwardBuffers } from './programBuffers';

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
  ${eachUnit(
    variant,
    eachRow(rows, (r) => `if (live${r}) { h[b${r} * ${units}u + u] = hs[i${r}]; }`),
  )}`,
  };
}

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
        let base = before + k * ${rows}u;
        ${eachRow(rows, (r) => `sum${r} += ${exchange(`base + ${r}u`)} * weights;`)}
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
