import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { ROOT } from './repositoryRoot.mjs';

const ENTRY = 'engine/kernels/assembly/index.ts';
/** The most memory that the kernels can ever have: 2 GB in pages of 64 KiB. */
const MOST_PAGES = 32768;

/** The two builds of the fused kernels: with relaxed SIMD (multiply-add with one rounding), and without. */
export const KERNEL_BUILDS = [
  { file: 'out/kernels/relaxed.wasm', features: ['simd', 'threads', 'relaxed-simd'] },
  { file: 'out/kernels/plain.wasm', features: ['simd', 'threads'] },
];

/** Compiles the fused kernels from AssemblyScript. Their memory is handed in, and shared, so that threads can work on it. */
export async function buildKernels() {
  const { default: asc } = await import('assemblyscript/asc');
  await mkdir(path.join(ROOT, 'out/kernels'), { recursive: true });
  for (const { file, features } of KERNEL_BUILDS) {
    const { error, stderr } = await asc.main([
      ENTRY,
      ...['--baseDir', ROOT, '--outFile', file],
      ...['-O3', '--converge', '--noAssert', '--runtime', 'stub'],
      ...['--enable', features.join(',')],
      ...['--importMemory', '--sharedMemory', '--initialMemory', '16', '--maximumMemory', String(MOST_PAGES)],
    ]);
    if (error) throw Object.assign(new Error(`${error.message}\n${stderr.toString()}`), { code: error.code });
  }
}
