import { t, wordsOf, writer } from './words';
import {
  type Block,
  gainOver,
  type Problem,
  type Report,
  strongestOf,
  type TargetReport,
  type TrainedModel,
  verdictText,
  writeReport,
} from '#engine';
import { plainText, textTable } from './textTable';

/** How a training ended and how good it is, as plain data: the last line of `--json`, and `metrics.json`. */
export function resultData(
  trained: TrainedModel,
  evaluation: Report,
  problems: readonly Problem[],
): Readonly<Record<string, unknown>> {
  return {
    kind: 'result',
    end: trained.end,
    epochs: trained.history.length,
    bestEpoch: trained.bestEpoch,
    backend: trained.backend,
    seconds: trained.history.reduce((sum, record) => sum + record.seconds, 0),
    part: evaluation.part,
    targets: evaluation.targets.map(targetData),
    problems: problems.map((problem) => ({ code: problem.code, severity: problem.severity, ...wordsOf(problem) })),
  };
}

function targetData(target: TargetReport): Readonly<Record<string, unknown>> {
  const { name, unit, sampleCount, steps, model, baselines, verdict } = target;
  const strongest = strongestOf(target);
  return {
    ...{ column: name, unit, windows: sampleCount, horizon: steps, ...model.metrics },
    baseline: strongest?.id ?? null,
    betterBy: strongest ? gainOver(strongest) : null,
    copiesLastValue: verdict.kind === 'copies',
    verdict: { ...verdict, text: verdictText(target, writer()) },
    baselines: baselines.map((baseline) => ({
      name: baseline.id,
      is: writer().phrase(baseline.name),
      ...baseline.metrics,
      betterBy: Object.fromEntries(baseline.comparisons.map(({ measure, ratio }) => [measure, 1 - ratio])),
    })),
  };
}

/** The baseline that is hardest to beat and the gain over it, for one line of `--json`; of the first target. */
export function headline(report: Report | null): { readonly baseline: unknown; readonly betterBy: number | null } {
  const target = report?.targets[0];
  const strongest = target && strongestOf(target);
  if (!strongest) return { baseline: null, betterBy: null };
  return { baseline: { name: strongest.id, ...strongest.metrics }, betterBy: gainOver(strongest) };
}

/** How a training ended, in a sentence or two. */
export function endSentence({ end, bestEpoch, history }: TrainedModel): string {
  const validated = history.some((record) => record.valLoss !== null);
  const epochs = { best: bestEpoch, epochs: history.length };
  const unfinished = end === 'stopped' ? 'cli.kept.unfinished' : 'cli.kept.none';
  const kept = bestEpoch === 0 ? t(unfinished) : t(validated ? 'cli.kept.best' : 'cli.kept.epoch', epochs);
  return t('cli.ended', { end: t(`cli.ended.${end}`), kept });
}

/** The report for a reader: of each target a table of its scores beside those of baselines, and what they come to. */
export function reportText(report: Report): string {
  return writeReport(report, writer()).map(blockText).join('\n');
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'text':
    case 'note':
      return `${plainText(block.text)}\n`;
    case 'list':
      return block.items.map((item) => `- ${plainText(item)}\n`).join('');
    case 'table': {
      const alignment = block.head.map((_, i) => (block.numeric.includes(i) ? 'r' : 'l')).join('');
      return textTable(
        [block.head, ...block.rows].map((row) => row.map(plainText)),
        alignment,
      );
    }
  }
}
