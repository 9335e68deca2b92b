import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from '../scripts/repositoryRoot.mjs';

const VENV = path.join(ROOT, 'bench/peers/.venv');
const WINDOWS = process.platform === 'win32';

/** Looks for packages without importing them: importing TensorFlow takes seconds. */
const PROBE = `
import importlib.util, json
print(json.dumps([name for name in ("keras", "tensorflow", "torch", "numpy") if importlib.util.find_spec(name)]))
`;

/**
 * What some machines set for their own sake and a peer must not be slowed by: OpenBLAS told to take another processor's
 * kernels, and thread counts, which the peers choose themselves.
 */
const HANDICAPS = [
  'OPENBLAS_CORETYPE',
  'OPENBLAS_L2_SIZE',
  'OPENBLAS_NUM_THREADS',
  'OMP_NUM_THREADS',
  'OMP_THREAD_LIMIT',
  'OMP_WAIT_POLICY',
  'MKL_NUM_THREADS',
  'TF_NUM_INTEROP_THREADS',
  'TF_NUM_INTRAOP_THREADS',
];

/**
 * The Python that holds the peers: SEQLOOM_PYTHON, else bench/peers/.venv, else the first of python3 and python on PATH
 * that has one of them. `keras` and `torch` tell which are there; `why` explains what is missing, for the table.
 */
export async function findPeers(environment = process.env) {
  const named = environment.SEQLOOM_PYTHON;
  const own = path.join(VENV, WINDOWS ? 'Scripts/python.exe' : 'bin/python');
  // One that was named or installed for the bench is meant: where it lacks a package, no other one is taken instead.
  const candidates = named ? [named] : existsSync(own) ? [own] : ['python3', 'python'];
  const searched = named ? `SEQLOOM_PYTHON (${named})` : candidates.join(' and ');
  for (const python of candidates) {
    const packages = await packagesOf(python, environment);
    if (!packages) continue;
    const has = (...names) => names.every((name) => packages.includes(name));
    const keras = has('keras', 'tensorflow', 'numpy');
    const torch = has('torch');
    const missing = [!keras && 'Keras with TensorFlow', !torch && 'PyTorch'].filter(Boolean).join(' and ');
    if (keras || torch) return { python, keras, torch, why: missing && `${missing} not found in ${python}` };
  }
  return {
    python: null,
    keras: false,
    torch: false,
    why: `no Python with Keras or PyTorch found: looked at ${searched}`,
  };
}

async function packagesOf(python, environment) {
  try {
    const { stdout } = await promisify(execFile)(python, ['-c', PROBE], { env: peerEnvironment(environment) });
    return JSON.parse(stdout);
  } catch {
    return null;
  }
}

/** The environment that a peer runs in: this one without what would slow it, and without graphics cards. */
export function peerEnvironment(environment) {
  const kept = Object.entries(environment).filter(([name]) => !HANDICAPS.includes(name));
  return {
    ...Object.fromEntries(kept),
    KERAS_BACKEND: 'tensorflow',
    CUDA_VISIBLE_DEVICES: '-1',
    TF_CPP_MIN_LOG_LEVEL: '3',
    PYTHONUNBUFFERED: '1',
    PYTHONDONTWRITEBYTECODE: '1',
  };
}
