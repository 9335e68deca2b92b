import { type ForwardBuffers, forwardProgram, stateProduct, storeSequence } from './cellProgram';
import { type CellVariant, cellTerms, regionAt } from './cellShader';
import type { GpuProgram } from './dispatch';

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
  const { exchange, barrier, dropped, isStep, openStep, eachRow, eachUnit } = cellTerms(variant, 2);
  return `
    ${openStep}
    ${eachUnit(`
      ${eachRow(`let g# = at# * ${3 * units}u + u; var sum# = vec2<f32>(gates[g#], gates[g# + ${units}u]);`)}
      ${stateProduct(variant, '0u', [0, 1])}
      ${eachRow(`
      {
        let place = at# * ${units}u + u;
        let z = gate(sum#.x);
        let r = gate(sum#.y);
        let entering = hs[i#]${dropped};
        zs[i#] = z;
        ${
          has.training
            ? `if (live#) {
          gates[g#] = z; gates[g# + ${units}u] = r; kept[place] = entering; kept[${regionAt(units, 1)}place] = r * entering;
        }`
            : ''
        }
        ${exchange(`${units * rows}u + u * ${rows}u + #u`)} = r * entering;
      }`)}`)}
    ${barrier}
    ${eachUnit(`
      ${eachRow(`let g# = at# * ${3 * units}u + ${2 * units}u + u; var sum# = gates[g#];`)}
      ${stateProduct(variant, `${units * rows}u`, [2])}
      ${eachRow(`
      {
        let candidate = act(sum#);
        if (${isStep}) { hs[i#] = zs[i#] * hs[i#]${dropped} + (1.0 - zs[i#]) * candidate; }
        ${has.training ? `if (live#) { gates[g#] = candidate; }` : ''}
        ${storeSequence(variant, has)}
        ${exchange(`u * ${rows}u + #u`)} = hs[i#]${dropped};
      }`)}`)}
    ${barrier}`;
}

function resetAfterStep(variant: CellVariant, has: ForwardBuffers): string {
  const { rows, bias, recurrentDropout } = variant;
  const { units } = variant.spec;
  const { exchange, barrier, dropped, isStep, openStep, eachRow, eachUnit } = cellTerms(variant, 2);
  const input = (gate: number): string => `gates[g# + ${gate * units}u]${bias ? ` + bias[${gate * units}u + u]` : ''}`;
  const recurrentBias = [3, 4, 5].map((gate) => `bias[${gate * units}u + u]`).join(', ');
  return `
    let before = (s & 1u) * ${units * rows}u;
    let after = ${units * rows}u - before;
    ${openStep}
    ${eachUnit(`
      ${eachRow(`let g# = at# * ${3 * units}u + u; var sum# = vec3<f32>(${bias ? recurrentBias : ''});`)}
      ${stateProduct(variant, 'before', [0, 1, 2])}
      ${eachRow(`
      {
        let place = at# * ${units}u + u;
        let z = gate(${input(0)} + sum#.x);
        let r = gate(${input(1)} + sum#.y);
        let candidate = act(${input(2)} + r * sum#.z);
        ${
          has.training
            ? `if (live#) {
          gates[g#] = z; gates[g# + ${units}u] = r; gates[g# + ${2 * units}u] = candidate;
          kept[place] = hs[i#]${dropped};
          kept[${regionAt(units, 1)}place] = sum#.z;
          ${recurrentDropout ? `kept[${regionAt(units, 2)}place] = hs[i#];` : ''}
        }`
            : ''
        }
        if (${isStep}) { hs[i#] = z * hs[i#] + (1.0 - z) * candidate; }
        ${storeSequence(variant, has)}
        ${exchange(`after + u * ${rows}u + #u`)} = hs[i#]${dropped};
      }`)}`)}
    ${barrier}`;
}
