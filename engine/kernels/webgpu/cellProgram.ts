import { CELL_UNIFORMS, type CellVariant, cellTerms, eachRow, eachUnit, gateCount, variantKey } from './cellShader';
import type { GpuProgram } from './dispatch';
import { type BackwardBuffers, buffersOf, type ForwardBuffers } from './programBuffers';

/** What a cell adds to the frame of its forward program. */
interface ForwardCell {
  /** A number for each row and unit that its thread keeps, beside the states. */
  readonly register?: string;
  /** Where in the exchange the states enter the first step. */
  readonly entry: string;
  /** The statements of step `s`. */
  readonly step: string;
}

/** A program that goes forward through the steps of its dispatch, with the states at hand in `hs` and, for LSTM, `cs`. */
export function forwardProgram(variant: CellVariant, has: ForwardBuffers, cell: ForwardCell): GpuProgram {
  const { spec, rows, exchangeInStorage, mask, recurrentDropout, bias } = variant;
  const { exchange, barrier, dropped, declarations, opening } = cellTerms(variant, 2);
  const names = spec.cell === 'lstm' ? ['h', 'c'] : ['h'];
  const states = statesOf(variant, names, 'uniforms.first == 0u', (at) => (has.start ? `start[${at}]` : '0.0'));
  return {
    key: ['forward', variantKey(variant), ...Object.entries(has).map(([name, on]) => (on ? name : ''))].join(' '),
    buffers: buffersOf({
      gates: ['write', true],
      recurrentKernel: ['read', true],
      bias: ['read', spec.cell === 'gru' && spec.resetAfter && bias],
      start: ['read', has.start],
      factors: ['read', mask || recurrentDropout],
      sequences: ['write', has.sequences],
      kept: ['write', has.training || exchangeInStorage],
      h: ['write', true],
      c: ['write', spec.cell === 'lstm'],
    }),
    uniforms: CELL_UNIFORMS,
    workgroupSize: variant.threads,
    declarations,
    body: `${opening}
  ${states.declared}${registers(variant, cell.register)}
  let entry = ${cell.entry};
  ${eachUnit(
    variant,
    eachRow(
      rows,
      (r) => `
      ${states.taken(r)}
      ${exchange(`entry + u * ${rows}u + ${r}u`)} = hs[i${r}]${dropped(r)};`,
    ),
  )}
  ${barrier}
  for (var s = uniforms.first; s < uniforms.last; s++) {${cell.step}
  }
  ${states.left}`,
  };
}

/** What a cell adds to the frame of its backward program. */
interface BackwardCell {
  readonly register?: string;
  readonly step: string;
}

/** A program that goes backward through the steps of its dispatch, with the states' gradients in `dhs` and, for LSTM, `dcs`. */
export function backwardProgram(variant: CellVariant, has: BackwardBuffers, cell: BackwardCell): GpuProgram {
  const { spec, rows, mask, recurrentDropout } = variant;
  const { declarations, opening } = cellTerms(variant, gateCount(spec));
  const given = { none: 0, h: 1, all: 2 }[has.dStates];
  const names = spec.cell === 'lstm' ? ['dH', 'dC'] : ['dH'];
  const states = statesOf(variant, names, 'uniforms.last == uniforms.timesteps', (at, n) =>
    n < given ? `dStates[${at}]` : '0.0',
  );
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
      dC: ['write', spec.cell === 'lstm'],
    }),
    uniforms: CELL_UNIFORMS,
    workgroupSize: variant.threads,
    declarations,
    body: `${opening}
  ${states.declared}${registers(variant, cell.register)}
  ${eachUnit(variant, eachRow(rows, states.taken))}
  for (var n = uniforms.last; n > uniforms.first; n--) {
    let s = n - 1u;
    ${cell.step}
  }
  ${states.left}`,
  };
}

const registers = ({ rows, slots }: CellVariant, ...names: readonly (string | undefined)[]): string =>
  names.map((name) => name && `\n  var ${name}: array<f32, ${rows * slots}>;`).join('');

/** How the buffers `names` hand states from one dispatch to the next, and where they are fresh, from `fresh` values. */
function statesOf(
  variant: CellVariant,
  names: readonly string[],
  isFresh: string,
  fresh: (place: string, index: number) => string,
) {
  const { units } = variant.spec;
  const register = (name: string, r: number): string => `${name.toLowerCase()}s[i${r}]`;
  const place = (r: number): string => `b${r} * ${units}u + u`;
  const each = (of: (name: string, index: number) => string): string => names.map(of).join(' ');
  const taken = (r: number): string => `
      if (${isFresh}) { ${each((name, n) => `${register(name, r)} = ${fresh(n === 0 ? place(r) : `uniforms.batch * ${units}u + ${place(r)}`, n)};`)} }
      else { ${each((name) => `${register(name, r)} = ${name}[${place(r)}];`)} }`;
  return {
    declared: registers(variant, ...names.map((name) => `${name.toLowerCase()}s`)),
    taken,
    left: eachUnit(
      variant,
      eachRow(
        variant.rows,
        (r) => `if (live${r}) { ${each((name) => `${name}[${place(r)}] = ${register(name, r)};`)} }`,
      ),
    ),
  };
}

/** Adds to `sum<row>` the exchanged states that begin at `from`, times the recurrent weights of unit `u` for `gates`. */
export function stateProduct(variant: CellVariant, from: string, gates: readonly number[]): string {
  const { spec, rows } = variant;
  const { exchange } = cellTerms(variant, 2);
  const weights = gates.map((gate) => `recurrentKernel[w + ${gate * spec.units}u]`).join(', ');
  return `
      for (var k = 0u; k < ${spec.units}u; k++) {
        let w = k * ${gateCount(spec) * spec.units}u + u;
        let weights = ${gates.length === 1 ? weights : `vec${gates.length}<f32>(${weights})`};
        let base = ${from} + k * ${rows}u;
        ${eachRow(rows, (r) => `sum${r} += ${exchange(`base + ${r}u`)} * weights;`)}
      }`;
}

/** `sum<row>`: the exchanged gradients from gate `from` to before gate `to`, times the transposed weights of unit `u`. */
export function gradientProduct(variant: CellVariant, from: number, to: number): string {
  const { spec, rows } = variant;
  const { exchange } = cellTerms(variant, gateCount(spec));
  return `
      ${eachRow(rows, (r) => `var sum${r} = 0.0;`)}
      for (var j = ${from * spec.units}u; j < ${to * spec.units}u; j++) {
        let weight = transposed[j * ${spec.units}u + u];
        ${eachRow(rows, (r) => `sum${r} += ${exchange(`j * ${rows}u + ${r}u`)} * weight;`)}
      }`;
}

/** Writes the output of step `s` where sequences are wanted. */
export const storeSequence = ({ spec }: CellVariant, has: ForwardBuffers, r: number): string =>
  has.sequences
    ? `if (live${r}) { sequences[(b${r} * uniforms.timesteps + s) * ${spec.units}u + u] = hs[i${r}]; }`
    : '';

/** `var dh`: the gradient of the output of step `s`. */
export const outputGradient = ({ spec }: CellVariant, has: BackwardBuffers, r: number): string =>
  `var dh = dhs[i${r}]${has.dSequences ? ` + dSequences[(b${r} * uniforms.timesteps + s) * ${spec.units}u + u]` : ''};`;
