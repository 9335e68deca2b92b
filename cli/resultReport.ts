import { wordsOf } from './words';
import {
  type Block,
  ENGLISH,
  type Problem,
  type Report,
  strongestOf,
  type TargetReport,
  type TrainedModel,
  type TrainingEnd,
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
  const strongest = strongestOf(baselines);
  return {
    ...{ column: name, unit, windows: sampleCount, horizon: steps, ...model.metrics },
    baseline: strongest?.id ?? null,
    skill: strongest?.skill ?? null,
    copiesLastValue: verdict.kind === 'copies',
    verdict: { ...verdict, text: verdictText(target, ENGLISH) },
    baselines: baselines.map((baseline) => ({
      name: baseline.id,
      is: ENGLISH.phrase(baseline.name),
      ...baseline.metrics,
      skill: baseline.skill,
    })),
  };
}

/** The baseline that is hardest to beat and the skill against it, for one line of `--json`; of the first target. */
export function headline(report: Report | null): { readonly baseline: unknown; readonly skill: number | null } {
  const strongest = strongestOf(report?.targets[0]?.baselines ?? []);
  if (!strongest) return { baseline: null, skill: null };
  return { baseline: { name: strongest.id, ...strongest.metrics }, skill: strongest.skill };
}

const ENDINGS: Readonly<Record<TrainingEnd, string>> = {
  completed: 'Trained all epochs.',
  earlyStopped: 'Stopped early: the validation loss no longer fell.',
  stopped: 'Stopped by you.',
  diverged: 'Stopped: the loss was no longer a number.',
};

/** How a training ended, in a sentence or two. */
export function endSentence(trained: TrainedModel): string {
  const epochs = trained.history.length;
  const kept =
    trained.bestEpoch > 0
      ? `The weights of epoch ${trained.bestEpoch} of ${epochs} are kept, the best on the validation part.`
      : trained.end === 'stopped'
        ? 'The weights as they were then are kept; no epoch was finished.'
        : 'No epoch was finished.';
  const noValidation = trained.history.every((record) => record.valLoss === null);
  return `${ENDINGS[trained.end]} ${noValidation ? kept.replace(', the best on the validation part', '') : kept}`;
}

/** The report for a reader: of each target a table of its scores beside those of baselines, and what they come to. */
export function reportText(report: Report): string {
  return writeReport(report, ENGLISH).map(blockText).join('\n');
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
