import type { ClassScores } from './classScores';
import type { MatrixPart, Scores, TableColumn, TablePart } from './report';
import { metricColumn } from './reportTarget';

/** The metrics of a target of classes, for a table of scores. */
export const CLASS_METRICS: readonly TableColumn[] = [
  metricColumn('accuracy', 'share'),
  metricColumn('macroF1', 'share'),
];

/** The scores of answers in classes. What verdicts compare is the share of wrong ones. */
export function scoresOfClasses({ accuracy, macroF1 }: ClassScores): Scores {
  return { metrics: { accuracy, macroF1 }, errors: { errorRate: 1 - accuracy } };
}

/** What a report shows of answers in classes: the confusion matrix, and precision, recall and F1 of each class. */
export function classParts(
  { byClass, counts, unseen }: ClassScores,
  classes: readonly string[],
): readonly [MatrixPart, TablePart] {
  const rows = byClass.map(({ precision, recall, f1, support }, code) => {
    const name = classes[code] ?? '';
    return { id: name, name, figures: { precision, recall, f1, support } };
  });
  return [
    {
      kind: 'matrix',
      title: { code: 'report.confusion' },
      corner: { code: 'report.actualByPredicted' },
      names: classes,
      counts,
      note: unseen > 0 ? { code: 'report.unseenClasses', values: { count: unseen } } : null,
    },
    {
      kind: 'table',
      title: { code: 'report.byClass' },
      corner: { code: 'report.class' },
      columns: [
        metricColumn('precision', 'share'),
        metricColumn('recall', 'share'),
        metricColumn('f1', 'share'),
        { ...metricColumn('support', 'count'), help: null },
      ],
      rows,
    },
  ];
}
