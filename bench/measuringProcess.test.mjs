import { afterEach, describe, expect, it } from 'vitest';
import { MeasuringProcess } from './measuringProcess.mjs';

const open = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((process) => process.close()));
});

/** A process that greets, and then runs `onRequest` for each line. */
function start(onRequest, limitMs) {
  const source = `
    console.log('a library says hello');
    console.log(JSON.stringify({ kind: 'ready' }));
    const tell = (message) => console.log(JSON.stringify(message));
    require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
      const request = JSON.parse(line);
      ${onRequest}
    });`;
  const process_ = new MeasuringProcess({ program: process.execPath, args: ['-e', source], env: process.env }, limitMs);
  open.push(process_);
  return process_;
}

describe('MeasuringProcess', () => {
  it('passes on what is told and passes over everything else', async () => {
    const engine = start(`console.log('7'); console.log('noise {'); tell({ kind: 'measured', steps: request.steps });`);
    expect(await engine.next()).toEqual({ kind: 'ready' });
    expect(await engine.ask({ steps: 3 })).toEqual({ kind: 'measured', steps: 3 });
    expect(await engine.ask({ steps: 4 })).toEqual({ kind: 'measured', steps: 4 });
  });

  it('rejects what the process fails at, and goes on', async () => {
    const engine = start(`tell(request.steps ? { kind: 'measured' } : { kind: 'failed', message: 'no steps' });`);
    await engine.next();
    await expect(engine.ask({ steps: 0 })).rejects.toThrow('no steps');
    expect(await engine.ask({ steps: 1 })).toEqual({ kind: 'measured' });
  });

  it('tells the last words of a process that died, at once and later', async () => {
    const engine = start(`console.error('out of memory'); process.exit(3);`);
    await engine.next();
    await expect(engine.ask({})).rejects.toThrow('It ended with 3.\nout of memory');
    await expect(engine.ask({})).rejects.toThrow('It ended with 3.');
  });

  it('ends a process that gives no answer', async () => {
    const engine = start('', 1500);
    await engine.next();
    await expect(engine.ask({})).rejects.toThrow('It gave no answer in 1.5 s.');
  });

  it('rejects where the program does not exist', async () => {
    const engine = new MeasuringProcess({ program: '/nowhere/python', args: [], env: process.env });
    await expect(engine.next()).rejects.toThrow('ENOENT');
  });
});
