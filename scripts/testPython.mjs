// `npm run test:python`: the exports are run with real Keras, PyTorch and ONNX Runtime, and files that real Keras wrote are
// imported. Where Python or its packages cannot be had, that is said and nothing fails.
//   npm run test:python -- [--cases N] [--seed S] [--python PATH] [--required] [-- arguments for pytest ...]
// --cases: random graphs beside the fixed ones; --python: an interpreter that has the packages already, also
// SEQLOOM_PYTHON; --required: without Python it fails.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { bundleTesting } from './bundleTesting.mjs';
import { ROOT } from './repositoryRoot.mjs';
import { runNode, runProgram } from './runTool.mjs';

const FOLDER = path.join(ROOT, 'out/python');
const ENVIRONMENT = path.join(FOLDER, 'environment');
const CASES = path.join(FOLDER, 'cases');
const TESTS = path.join(ROOT, 'e2e/python');
const REQUIREMENTS = path.join(TESTS, 'requirements.txt');
const INSTALL_MS = 15 * 60_000;
const OLDEST = [3, 11];

const { values, positionals } = parseArgs({
  options: {
    cases: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    python: { type: 'string' },
    required: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});

const python = await obtainPython();
if (python.reason) {
  console.log(`The Python tests could not run: ${python.reason}`);
  console.log('Python tests: not run');
  process.exitCode = values.required ? 1 : 0;
} else {
  process.exitCode = await runTests(python.program);
}

/** An interpreter with all packages, or why there is none. */
async function obtainPython() {
  const given = values.python ?? process.env.SEQLOOM_PYTHON;
  if (given) {
    const { code } = await runProgram(given, ['--version'], { capture: true });
    return code === 0 ? { program: given } : { reason: `${given} does not start.` };
  }
  const windows = process.platform === 'win32';
  const program = path.join(ENVIRONMENT, windows ? 'Scripts/python.exe' : 'bin/python');
  const stamp = path.join(ENVIRONMENT, 'requirements.txt');
  const wanted = readFileSync(REQUIREMENTS, 'utf8');
  if (existsSync(program) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return { program };
  const base = await findPython();
  if (!base) return { reason: `no Python ${OLDEST.join('.')} or newer was found.` };
  console.log('Installing the Python packages; that is done once, and takes minutes.');
  rmSync(ENVIRONMENT, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const made = await runProgram(base.program, [...base.args, '-m', 'venv', ENVIRONMENT], { capture: true });
  if (made.code !== 0) return { reason: `no virtual environment could be made.\n${lastLines(made.output)}` };
  const install = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--retries', '1'];
  const installed = await runProgram(program, [...install, '-r', REQUIREMENTS], {
    capture: true,
    timeoutMs: INSTALL_MS,
  });
  if (installed.code !== 0) return { reason: `the packages cannot be had.\n${lastLines(installed.output)}` };
  writeFileSync(stamp, wanted);
  return { program };
}

/** The first Python of the system that is new enough. */
async function findPython() {
  const candidates = [
    ...(process.platform === 'win32' ? [{ program: 'py', args: ['-3'] }] : []),
    { program: 'python3', args: [] },
    { program: 'python', args: [] },
  ];
  const script = `import sys; sys.exit(sys.version_info < (${OLDEST.join(', ')}))`;
  for (const { program, args } of candidates) {
    const { code } = await runProgram(program, [...args, '-c', script], { capture: true });
    if (code === 0) return { program, args };
  }
  return null;
}

function inTests(...names) {
  return names.map((name) => path.join(TESTS, `test_${name}.py`));
}

async function runTests(program) {
  const built = await runNode('scripts/build.mjs', ['--if-stale', '--quiet', 'kernels', 'cli']);
  if (built.code !== 0) return 1;
  const bundle = await bundleTesting('pythonCases');
  const startedAtMs = performance.now();
  const writing = runNode('e2e/python/writeCases.mjs', [bundle, CASES, values.cases, values.seed], {
    capture: true,
  }).then(told('cases'));
  const chosen = async () => [await writing, await pytest(program, 'chosen tests', positionals)];
  // Two at a time: what needs no cases runs while these are written.
  const all = () =>
    Promise.all([
      writing,
      writing.then(() => pytest(program, 'Keras and trainings', inTests('keras', 'training', 'sequences'))),
      pytest(program, 'imports', inTests('import')).then(async (imported) => {
        await writing;
        return (await pytest(program, 'PyTorch and files', inTests('pytorch', 'files', 'lint'))) && imported;
      }),
    ]);
  const passed = positionals.length > 0 ? await chosen() : await all();
  const verdict = passed.every(Boolean) ? 'all passed' : 'failed';
  const seconds = ((performance.now() - startedAtMs) / 1000).toFixed(0);
  console.log(`Python tests: ${verdict} in ${seconds} s (${values.cases} random graphs of seed ${values.seed}).`);
  return verdict === 'failed' ? 1 : 0;
}

/** Runs some of the tests; prints what they say when they end. Resolves to whether all passed. */
async function pytest(program, name, args) {
  const env = {
    SEQLOOM_PYTHON_CASES: CASES,
    SEQLOOM_CLI: path.join(ROOT, 'out/cli/seqloom.mjs'),
    SEQLOOM_NODE: process.execPath,
    PYTHONDONTWRITEBYTECODE: '1',
    PYTHONIOENCODING: 'utf-8',
  };
  const where = args.some((argument) => argument.startsWith(TESTS)) ? [] : [TESTS];
  const all = ['-m', 'pytest', ...where, '-q', '-W', 'ignore', '--tb=short', '-p', 'no:cacheprovider', ...args];
  return told(name)(await runProgram(program, all, { env, capture: true }));
}

/** Says how a part ended, and what it said where that is of use. */
function told(name) {
  return ({ code, output, elapsedMs }) => {
    const summary = code === 0 ? (output.trimEnd().split('\n').at(-1) ?? '') : `failed\n${output.trimEnd()}`;
    console.log(`${name}: ${(elapsedMs / 1000).toFixed(0)} s ${summary}`);
    return code === 0;
  };
}

function lastLines(text) {
  return text.trimEnd().split('\n').slice(-6).join('\n');
}
