import os from 'node:os';

/** What the figures were measured on. `load` is that of the last minute, before the bench itself has loaded anything. */
export function describeMachine() {
  return {
    processor: os.cpus()[0]?.model.trim() ?? 'unknown processor',
    cores: os.availableParallelism(),
    memoryGiB: Math.round(os.totalmem() / 2 ** 30),
    platform: `${process.platform} ${process.arch}`,
    node: process.version,
    load: Number(os.loadavg()[0].toFixed(2)),
  };
}
