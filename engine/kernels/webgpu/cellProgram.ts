import { CELL_UNIFORMS, type CellVariant, cellTerms, gateCount, variantKey } from './cellShader';
import { buffersOf, type GpuProgram } from './dispatch';

/** Which optional buffers a forward program has. */
export interface ForwardBuffers {
  readonly start: boolean;
  readonly sequences: boolean;
  readonly training: boolean;
}

/** Which optional buffers a backward program has: gradients of the sequence, of h alone, or of h and c. */
export interface BackwardBuffers {
  readonly dSequences: boolean;
  readonly dStates: 'none' | 'h' | 'all';
}

/** What a cell adds to the frame of its programs. */
interface ForwardCell {
  /** A number for each row and unit that its thread keeps, beside the states. */
  readonly register?: string;
  /** Where in the exchange the states enter the first step forward. */
  readonly entry: string;
  /** The statements of step `s`. */
  readonly step: string;
}

/** A program that goes forward through the steps of its dispatch, with the states at hand in `hs` and, for LSTM, `cs`. */
export function forwardProgram(variant: CellVariant, has: ForwardBuffers, cell: ForwardCell): GpuProgram {
  const { spec, rows, exchangeInStorage, mask, recurrentDropout, bias } = variant;
  const { exchange, barrier, dropped, declarations, opening, eachRow, eachUnit } = cellTerms(variant, 2);
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
    eachRow(`
      ${states.taken}
      ${exchange(`entry + u * ${rows}u + #u`)} = hs[i#]${dropped};`),
  )}
  ${barrier}
  for (var s = uniforms.first; s < uniforms.last; s++) {${cell.step}
  }
  ${states.left}`,
  };
}

/** A program that goes backward through the steps of its dispatch, with the states' gradients in `dhs` and, for LSTM, `dcs`. */
export function backwardProgram(
  variant: CellVariant,
  has: BackwardBuffers,
  cell: Omit<ForwardCell, 'entry'>,
): GpuProgram {
  const { spec, mask, recurrentDropout } = variant;
  const { declarations, opening, eachRow, eachUnit } = cellTerms(variant, gateCount(spec));
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
  ${eachUnit(eachRow(states.taken))}
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
  const { eachRow, eachUnit } = cellTerms(variant, 2);
  const { units } = variant.spec;
  const register = (name: string): string => `${name.toLowerCase()}s[i#]`;
  const place = `b# * ${units}u + u`;
  const each = (of: (name: string, index: number) => string): string => names.map(of).join(' ');
  const second = `uniforms.batch * ${units}u + ${place}`;
  return {
    declared: registers(variant, ...names.map((name) => `${name.toLowerCase()}s`)),
    taken: `
      if (${isFresh}) { ${each((name, n) => `${register(name)} = ${fresh(n === 0 ? place : second, n)};`)} }
      else { ${each((name) => `${register(name)} = ${name}[${place}];`)} }`,
    left: eachUnit(eachRow(`if (live#) { ${each((name) => `${name}[${place}] = ${register(name)};`)} }`)),
  };
}

/** Adds to `sum<row>` the exchanged states that begin at `from`, times the recurrent weights of unit `u` for `gates`. */
export function stateProduct(variant: CellVariant, from: string, gates: readonly number[]): string {
  const { spec, rows } = variant;
  const { exchange, eachRow } = cellTerms(variant, 2);
  const weights = gates.map((gate) => `recurrentKernel[w + ${gate * spec.units}u]`).join(', ');
  return `
      for (var k = 0u; k < ${spec.units}u; k++) {
        let w = k * ${gateCount(spec) * spec.units}u + u;
        let weights = ${gates.length === 1 ? weights : `vec${gates.length}<f32>(${weights})`};
        let base = ${from} + k * ${rows}u;
        ${eachRow(`sum# += ${exchange('base + #u')} * weights;`)}
      }`;
}

/** `sum<row>`: the exchanged gradients from gate `from` to before gate `to`, times the transposed weights of unit `u`. */
export function gradientProduct(variant: CellVariant, from: number, to: number): string {
  const { spec, rows } = variant;
  const { exchange, eachRow } = cellTerms(variant, gateCount(spec));
  return `
      ${eachRow('var sum# = 0.0;')}
      for (var j = ${from * spec.units}u; j < ${to * spec.units}u; j++) {
        let weight = transposed[j * ${spec.units}u + u];
        ${eachRow(`sum# += ${exchange(`j * ${rows}u + #u`)} * weight;`)}
      }`;
}

/** Writes the output of step `s` where sequences are wanted. */
export const storeSequence = ({ spec }: CellVariant, has: ForwardBuffers): string =>
  has.sequences ? `if (live#) { sequences[(b# * uniforms.timesteps + s) * ${spec.units}u + u] = hs[i#]; }` : '';

/** `var dh`: the gradient of the output of step `s`. */
export const outputGradient = ({ spec }: CellVariant, has: BackwardBuffers): string =>
  `var dh = dhs[i#]${has.dSequences ? ` + dSequences[(b# * uniforms.timesteps + s) * ${spec.units}u + u]` : ''};`;
