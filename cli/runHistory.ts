import type { RunRecord, RunTarget } from '#engine';
import { plainText, textTable } from './textTable';
import { phraseText, t, writer } from './words';

const COLUMNS = ['trained', 'bestEpoch', 'end', 'time', 'backend', 'target', 'error', 'betterBy', 'against'] as const;

/** The trainings of a project as a table, the latest first: a line for each target. */
export function runTable(runs: readonly RunRecord[]): string {
  const rows = runs.toReversed().flatMap((run) => {
    const start = [
      // The same text in every time zone, as the file itself.
      `${new Date(run.startedAtMs).toISOString().slice(0, 16).replace('T', ' ')}Z`,
      `${run.bestEpoch}/${run.epochCount}`,
      t(`end.${run.end}`),
      writer().times.clock(run.seconds),
      plainText(run.backend),
    ];
    const targets: readonly (RunTarget | null)[] = run.targets.length > 0 ? run.targets : [null];
    return targets.map((target, i) => [...(i === 0 ? start : start.map(() => '')), ...targetCells(target)]);
  });
  const head = COLUMNS.map((column) => t(`cli.runs.${column}`));
  return textTable([head, ...rows], 'lrlrllrrl');
}

function targetCells(target: RunTarget | null): readonly string[] {
  if (!target) return ['', '', '', ''];
  const { name, kind, unit, metrics, baseline } = target;
  const shown = kind === 'category' ? metrics.accuracy : (metrics.rmse ?? metrics.mae);
  const error =
    shown === undefined
      ? '–'
      : kind === 'category'
        ? t('cli.runs.right', { share: writer().numbers.share(shown) })
        : `${writer().numbers.figure(shown)} ${unit}`.trim();
  return [
    plainText(name),
    plainText(error),
    baseline?.betterBy == null ? '–' : writer().numbers.gain(baseline.betterBy),
    baseline ? plainText(phraseText(baseline.name)) : '–',
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
      betterBy: baseline?.betterBy ?? null,
    })),
  }));
}
