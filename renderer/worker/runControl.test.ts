import { describe, expect, it } from 'vitest';
import { RunControl } from './runControl';

const nextTask = () => new Promise<void>((resolve) => setTimeout(resolve));

/** A loop as the engine has it: it counts turns, sees pauses between them, and ends when told. */
async function runLoop(control: RunControl, log: string[]) {
  while (!control.aborted && log.length < 50) {
    log.push('turn');
    await control.yieldToEvents();
    if (!control.paused) continue;
    log.push('paused');
    while (control.paused) await control.yieldToEvents();
    log.push('resumed');
  }
  log.push('end');
}

const turns = async (count: number) => {
  for (let i = 0; i < count; i++) await nextTask();
};

describe('RunControl', () => {
  it('lets a stop that arrives between turns end the loop', async () => {
    const control = new RunControl(nextTask);
    const log: string[] = [];
    const loop = runLoop(control, log);
    await turns(3);
    control.stop();
    await loop;
    expect(log.at(-1)).toBe('end');
    expect(log.length).toBeLessThan(50);
  });

  it('stands still while paused, after the loop has seen the pause, and goes on when resumed', async () => {
    const control = new RunControl(nextTask);
    const log: string[] = [];
    const loop = runLoop(control, log);
    control.pause();
    await turns(5);
    expect(log).toEqual(['turn', 'paused']);
    control.resume();
    await turns(5);
    expect(log.slice(0, 5)).toEqual(['turn', 'paused', 'resumed', 'turn', 'turn']);
    control.stop();
    await loop;
  });

  it('lets the loop see a pause that came before it asked', async () => {
    const control = new RunControl(nextTask);
    control.pause();
    const log: string[] = [];
    const loop = runLoop(control, log);
    await turns(5);
    expect(log).toEqual(['turn', 'paused']);
    control.stop();
    await loop;
  });

  it('ends a paused loop when stopped', async () => {
    const control = new RunControl(nextTask);
    const log: string[] = [];
    const loop = runLoop(control, log);
    control.pause();
    await turns(3);
    control.stop();
    await loop;
    expect(log).toEqual(['turn', 'paused', 'resumed', 'end']);
  });
});
