import type { CellActivation, GateActivation, RecurrentSpec } from '../../emit/kernels/kernelLayer';

/** How the rows of a batch are shared out among workgroups, and where a workgroup keeps what its threads exchange. */
export interface Geometry {
  /** Rows of the batch that one workgroup owns: each weight is read once for all of them. */
  readonly rows: number;
  readonly threads: number;
  /** Units that one thread owns. */
  readonly slots: number;
  /** True where the exchange does not fit in workgroup memory: it then stands at the end of the `kept` buffer. */
  readonly exchangeInStorage: boolean;
}

/** What one program is made for: the layer, its geometry and which optional buffers there are. */
export interface CellVariant extends Geometry {
  readonly spec: RecurrentSpec;
  readonly mask: boolean;
  readonly recurrentDropout: boolean;
  readonly bias: boolean;
}

const MOST_THREADS = 256;
/** More would lengthen the programs, and what compiling them takes, in proportion. */
const MOST_ROWS = 4;
/** Below this number of workgroups more rows for each would leave parts of a small GPU idle. */
const FEWEST_GROUPS = 16;
/** Rows × units whose state one thread can hold in registers. */
const MOST_STATES = 16;

/** Number of gates side by side in the kernels. */
export const gateCount = (spec: RecurrentSpec): number => (spec.cell === 'lstm' ? 4 : 3);

/** Floats that one workgroup exchanges: two states forward, the gradients of all gates backward. */
export const exchangeSize = (spec: RecurrentSpec, rows: number): number => gateCount(spec) * spec.units * rows;

/** Chooses rows and threads for a batch; fewer rows where the exchange would not fit, none in workgroup memory at last. */
export function chooseGeometry(
  spec: RecurrentSpec,
  batch: number,
  limits: { readonly workgroupBytes: number; readonly threads: number },
): Geometry {
  const threads = Math.min(Math.ceil(spec.units / 32) * 32, MOST_THREADS, limits.threads);
  const slots = Math.ceil(spec.units / threads);
  let rows = MOST_ROWS;
  while (rows > 1 && (Math.ceil(batch / rows) < FEWEST_GROUPS || rows * slots > MOST_STATES)) rows /= 2;
  const fits = (r: number): boolean => 4 * exchangeSize(spec, r) <= limits.workgroupBytes;
  if (!fits(1)) return { rows, threads, slots, exchangeInStorage: true };
  while (!fits(rows)) rows /= 2;
  return { rows, threads, slots, exchangeInStorage: false };
}

/** The part of a program's key that says what its code was made for. */
export function variantKey({
  spec,
  rows,
  threads,
  exchangeInStorage,
  mask,
  recurrentDropout,
  bias,
}: CellVariant): string {
  const flags = { exchangeInStorage, mask, recurrentDropout, bias, goBackwards: spec.goBackwards };
  const names = Object.entries(flags).flatMap(([name, on]) => (on ? [name] : []));
  const reset = spec.cell === 'gru' && spec.resetAfter ? 'After' : '';
  return [spec.cell + reset, spec.units, spec.activation, spec.recurrentActivation, rows, threads, ...names].join(' ');
}

/** Statements for each row of the workgroup; its number stands where they say `#`. */
const eachRow = (rows: number, statements: string): string =>
  Array.from({ length: rows }, (_, row) => statements.replaceAll('#', String(row))).join('\n');

/** Statements for each unit that the thread owns, `u`; its row's state stands at `i<row>` of the private arrays. */
function eachUnit({ spec, rows, threads, slots }: CellVariant, statements: string): string {
  return `
  for (var slot = 0u; slot < ${slots}u; slot++) {
    let u = lane + slot * ${threads}u;
    if (u < ${spec.units}u) {
      ${eachRow(rows, `let i# = ${slots === 1 ? '#u' : `slot * ${rows}u + #u`};`)}
      ${statements}
    }
  }`;
}

/** The names under which a program reaches what its variant has. */
export interface CellTerms {
  /** A float of the exchange. */
  readonly exchange: (index: string) => string;
  /** Waits until every thread of the workgroup sees what the others wrote to the exchange. */
  readonly barrier: string;
  /** The factor on the state of row `#` and unit `u` as it enters the recurrent product, with its multiplication sign. */
  readonly dropped: string;
  /** False where the mask skips the step of row `#`. */
  readonly isStep: string;
  /** `eachRow` and `eachUnit` of the variant. */
  readonly eachRow: (statements: string) => string;
  readonly eachUnit: (statements: string) => string;
  /** Functions and workgroup memory. */
  readonly declarations: string;
  /** Sets up the rows; ends workgroups that have none. */
  readonly opening: string;
  /** The timestep in the order of the input, `t`, of step `s`, and each row's place `at<row>` in [batch, timesteps]. */
  readonly openStep: string;
}

/** Makes the terms of a variant's program that exchanges `vectors` floats for each row and unit. */
export function cellTerms(variant: CellVariant, vectors: number): CellTerms {
  const { spec, rows, mask, recurrentDropout, exchangeInStorage } = variant;
  const size = vectors * spec.units * rows;
  const dropoutAt = mask ? 'uniforms.batch * uniforms.timesteps + ' : '';
  return {
    exchange: (index) => (exchangeInStorage ? `kept[area + ${index}]` : `exchange[${index}]`),
    barrier: exchangeInStorage ? 'storageBarrier();' : 'workgroupBarrier();',
    dropped: recurrentDropout ? ` * factors[${dropoutAt}b# * ${spec.units}u + u]` : '',
    isStep: mask ? 'factors[at#] != 0.0' : 'true',
    eachRow: (statements) => eachRow(rows, statements),
    eachUnit: (statements) => eachUnit(variant, statements),
    declarations: `
${exchangeInStorage ? '' : `var<workgroup> exchange: array<f32, ${size}>;`}
${activationFunctions(spec.activation, spec.recurrentActivation)}`,
    opening: `
  let row = group * ${rows}u;
  if (row >= uniforms.batch) { return; }
  ${exchangeInStorage ? `let area = uniforms.area + group * ${exchangeSize(spec, rows)}u;` : ''}
  ${eachRow(rows, 'let b# = min(row + #u, uniforms.batch - 1u); let live# = row + #u < uniforms.batch;')}`,
    openStep: `
    let t = ${spec.goBackwards ? 'uniforms.timesteps - 1u - s' : 's'};
    ${eachRow(rows, 'let at# = b# * uniforms.timesteps + t;')}`,
  };
}

/** Where a region of `kept` starts, as a sum's first term: each region is [batch, timesteps, units]. */
export const regionAt = (units: number, region: number): string =>
  region === 0 ? '' : `${region}u * uniforms.batch * uniforms.timesteps * ${units}u + `;

/** The uniforms of every cell program: one dispatch goes through the steps from `first` to before `last`. */
export const CELL_UNIFORMS = ['batch', 'timesteps', 'first', 'last', 'area'].map(
  (name) => ({ name, type: 'u32' }) as const,
);

const ACTIVATIONS: Readonly<Record<CellActivation, string>> = {
  // tanh(x) of some drivers is not a number for large x; the plain formula loses small x to cancellation.
  tanh: `
fn act(x: f32) -> f32 {
  if (abs(x) < 0.1) { let y = x * x; return x * (1.0 - y * (0.33333334 - y * 0.13333334)); }
  let e = exp(-2.0 * abs(x));
  return sign(x) * (1.0 - e) / (1.0 + e);
}
fn actSlope(y: f32) -> f32 { return 1.0 - y * y; }`,
  relu: `
fn act(x: f32) -> f32 { return max(x, 0.0); }
fn actSlope(y: f32) -> f32 { return select(0.0, 1.0, y > 0.0); }`,
  linear: `
fn act(x: f32) -> f32 { return x; }
fn actSlope(y: f32) -> f32 { return 1.0; }`,
};

const GATE_ACTIVATIONS: Readonly<Record<GateActivation, string>> = {
  sigmoid: `
fn gate(x: f32) -> f32 { return 1.0 / (1.0 + exp(-x)); }
fn gateSlope(y: f32) -> f32 { return y * (1.0 - y); }`,
  hardSigmoid: `
fn gate(x: f32) -> f32 { return clamp(0.2 * x + 0.5, 0.0, 1.0); }
fn gateSlope(y: f32) -> f32 { return select(0.0, 0.2, y > 0.0 && y < 1.0); }`,
};

/** WGSL of the activations and of their slopes, the latter from the activation's result. */
function activationFunctions(activation: CellActivation, recurrentActivation: GateActivation): string {
  return ACTIVATIONS[activation] + GATE_ACTIVATIONS[recurrentActivation];
}
