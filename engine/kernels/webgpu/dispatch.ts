import type * as tfjs from '@tensorflow/tfjs';
import type { Device, Pipeline, UniformValue, WebgpuBackend } from './webgpuBackend';

/** The most workgroups along one dimension that every device takes. */
const LARGEST_DIMENSION = 65_535;

/** A WGSL program of our own: tfjs's programs can write one buffer only. */
export interface GpuProgram {
  /** Names the program and every choice that its code depends on: two programs with the same key are the same code. */
  readonly key: string;
  /** All of `array<f32>`, at most eight (the limit that tfjs leaves in place). */
  readonly buffers: readonly { readonly name: string; readonly write: boolean }[];
  readonly uniforms: readonly { readonly name: string; readonly type: 'u32' | 'f32' }[];
  readonly workgroupSize: number;
  /** What stands outside of the main function. */
  readonly declarations: string;
  /** The main function's statements. They see `lane` (index in the workgroup) and `group` (index of the workgroup). */
  readonly body: string;
}

/** The buffers whose flag is set, in order; eight at most. */
export const buffersOf = (
  named: Readonly<Record<string, readonly [write: 'read' | 'write', present: boolean]>>,
): GpuProgram['buffers'] =>
  Object.entries(named).flatMap(([name, [access, present]]) => (present ? [{ name, write: access === 'write' }] : []));

const pipelines = new WeakMap<Device, Map<string, Pipeline>>();

/** By the names of a program's buffers; those that it does not have may be left out. */
export type DispatchTensors = Readonly<Record<string, tfjs.TensorInfo | null | undefined>>;

/** Records one dispatch of `workgroups` workgroups. Every buffer and uniform of the program must be given by its name. */
export function dispatch(
  backend: WebgpuBackend,
  program: GpuProgram,
  tensors: DispatchTensors,
  uniforms: Readonly<Record<string, number>>,
  workgroups: number,
): void {
  const bound = program.buffers.map(({ name }): tfjs.TensorInfo => {
    const { dataId, dtype, shape } = tensors[name] as tfjs.TensorInfo;
    backend.uploadToGPU(dataId);
    // Flat, so that tfjs's own part of the uniforms is two numbers for each buffer.
    return { dataId, dtype, shape: [shape.reduce((size, n) => size * n, 1)] };
  });
  const values = program.uniforms.map(
    ({ name, type }): UniformValue => ({
      type: type === 'u32' ? 'uint32' : 'float32',
      data: [uniforms[name] as number],
    }),
  );
  const [output, ...inputs] = bound as [tfjs.TensorInfo, ...tfjs.TensorInfo[]];
  const x = Math.min(workgroups, LARGEST_DIMENSION);
  const pipeline = pipelineOf(backend.device, program);
  backend.recordAndSubmit({ pipeline, dispatch: [x, Math.ceil(workgroups / x), 1] }, output, inputs, values);
}

function pipelineOf(device: Device, program: GpuProgram): Pipeline {
  let known = pipelines.get(device);
  if (!known) pipelines.set(device, (known = new Map<string, Pipeline>()));
  let pipeline = known.get(program.key);
  if (!pipeline) {
    const module = device.createShaderModule({ code: sourceOf(program), label: program.key });
    const compute = { module, entryPoint: 'main' };
    known.set(program.key, (pipeline = device.createComputePipeline({ layout: 'auto', label: program.key, compute })));
  }
  return pipeline;
}

function sourceOf({ buffers, uniforms, workgroupSize, declarations, body }: GpuProgram): string {
  // What tfjs puts before our uniforms: two floats, and size and stride of each buffer.
  const own = [
    'nan: f32',
    'infinity: f32',
    ...buffers.flatMap((_, i) => [`bufferSize${i}: i32`, `bufferStride${i}: i32`]),
  ];
  const bindings = buffers.map(
    ({ name, write }, i) =>
      `@group(0) @binding(${i}) var<storage, ${write ? 'read_write' : 'read'}> ${name}: array<f32>;`,
  );
  return `
struct Uniforms { ${[...own, ...uniforms.map(({ name, type }) => `${name}: ${type}`)].join(', ')} };
${bindings.join('\n')}
@group(0) @binding(${buffers.length}) var<uniform> uniforms: Uniforms;
${declarations}
@compute @workgroup_size(${workgroupSize})
fn main(@builtin(local_invocation_index) lane: u32, @builtin(workgroup_id) groupId: vec3<u32>) {
  // An automatic layout leaves out what the code does not name.
  _ = uniforms.nan;
  ${buffers.map(({ name }) => `_ = &${name};`).join(' ')}
  let group = groupId.y * ${LARGEST_DIMENSION}u + groupId.x;
${body}
}`;
}
