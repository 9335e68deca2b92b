import { forwardProgram, stateProduct, storeSequence } from './cellProgram';
import { type CellVariant, cellTerms, eachRow, eachUnit, regionAt } from './cellShader';
import type { GpuProgram } from './dispatch';
import type { ForwardBuffers } from './programBuffers';

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
  const { spec, rows } = variant;
  return forwardProgram(variant, has, {
    register: 'zs',
    entry: spec.resetAfter ? `(uniforms.first & 1u) * ${spec.units * rows}u` : '0u',
    step: spec.resetAfter ? resetAfterStep(variant, has) : resetBeforeStep(variant, has),
  });
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
      ${stateProduct(variant, '0u', [0, 1])}
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
      ${stateProduct(variant, `${units * rows}u`, [2])}
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
      ${stateProduct(variant, 'before', [0, 1, 2])}
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
