import { ENGLISH, type RunRecord, type RunTarget } from '#engine';
import { plainText, textTable } from './textTable';

const { numbers, times } = ENGLISH;

const ENDS: Readonly<Record<RunRecord['end'], string>> = {
  completed: 'all epochs',
  earlyStopped: 'stopped early',
  stopped: 'stopped',
  diverged: 'diverged',
};

/** The trainings of a project as a table, the latest first: a line for each target. */
export function runTable(runs: readonly RunRecord[]): string {
  const rows = runs.toReversed().flatMap((run) => {
    const start = [
      // The same text in every time zone, as the file itself.
      `${new Date(run.startedAtMs).toISOString().slice(0, 16).replace('T', ' ')}Z`,
      `${run.bestEpoch}/${run.epochCount}`,
      ENDS[run.end],
      times.clock(run.seconds),
      plainText(run.backend),
    ];
    const targets: readonly (RunTarget | null)[] = run.targets.length > 0 ? run.targets : [null];
    return targets.map((target, i) => [...(i === 0 ? start : start.map(() => '')), ...targetCells(target)]);
  });
  const head = ['Trained', 'Best epoch', 'End', 'Time', 'Engine', 'Target', 'Error', 'Skill', 'Against'];
  return textTable([head, ...rows], 'lrlrllrrl');
}

function targetCells(target: RunTarget | null): readonly string[] {
  if (!target) return ['', '', '', ''];
  const { name, kind, unit, metrics, baseline } = target;
  const shown = kind === 'category' ? metrics.accuracy : metrics.mae;
  const error =
    shown === undefined
      ? '–'
      : kind === 'category'
        ? `${numbers.share(shown)} right`
        : `${numbers.figure(shown)} ${unit}`.trim();
  return [
    plainText(name),
    plainText(error),
    baseline?.skill == null ? '–' : numbers.skill(baseline.skill),
    baseline ? plainText(ENGLISH.phrase(baseline.name)) : '–',
  ];
}

/** The trainings of a project for `--json`, the oldest first, without the figures of each epoch. */
export function runsAsData(runs: readonly RunRecord[]): readonly Readonly<Record<string, unknown>>[] {
  return runs.map(({ epochs: _epochs, targets, startedAtMs, ...run }) => ({
    ...run,
    startedAt: new Date(startedAtMs).toISOString(),
    targets: targets.map(({ baseline, ...target }) => ({
      ...target,
      baseline: baseline?.id ?? null,
      skill: baseline?.skill ?? null,
    })),
  }));
}
