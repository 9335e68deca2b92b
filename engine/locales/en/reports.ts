/** Words of reports: verdicts, metrics, and what stands around them. */
export const REPORTS = {
  'verdict.better': 'Better than the baselines: its {{measure}} is {{percent}} lower than that of “{{baseline}}”.',
  'verdict.equal': 'No better than the baseline “{{baseline}}”: the errors are equal within {{within}}.',
  'verdict.undecided':
    'Not shown to differ from the baseline “{{baseline}}”: the errors differ by less than their uncertainty.',
  'verdict.worse': 'Worse than the baselines: its {{measure}} is {{percent}} higher than that of “{{baseline}}”.',
  'verdict.mixed':
    'Its {{measure}} is {{beatenPercent}} lower than that of “{{beaten}}”, but {{percent}} higher than that of “{{baseline}}”.',
  'verdict.perfect': 'Worse than the baseline “{{baseline}}”, which makes no error here.',
  'verdict.copies': 'The model does little more than repeat the last value.',
  'verdict.copies.same': 'Its {{measure}} equals that of “{{baseline}}”.',
  'verdict.copies.higher': 'Its {{measure}} is {{percent}} higher than that of “{{baseline}}”.',
  'verdict.copies.lower': 'Its {{measure}} is {{percent}} lower than that of “{{baseline}}”.',
  'verdict.unknown': 'There is no baseline to compare with here.',

  'measure.rmse': 'RMSE',
  'measure.errorRate': 'error rate',
  'metric.mae': 'MAE',
  'metric.mae.help': 'Mean absolute error: how far off the forecast is on average',
  'metric.rmse': 'RMSE',
  'metric.rmse.help': 'Root mean squared error: like the mean absolute error, but large misses weigh more',
  'metric.accuracy': 'Accuracy',
  'metric.accuracy.help': 'Share of right answers',
  'metric.macroF1': 'Macro F1',
  'metric.macroF1.help': 'Mean of the F1 of all classes, each weighing the same',
  'metric.precision': 'Precision',
  'metric.precision.help': 'Of the samples that were called this class, the share that are',
  'metric.recall': 'Recall',
  'metric.recall.help': 'Of the samples of this class, the share that were called so',
  'metric.f1': 'F1',
  'metric.f1.help': 'Harmonic mean of precision and recall',
  'metric.support': 'Samples',
  'metric.meanAbsolutePercentageError': 'MAPE',
  'metric.meanAbsolutePercentageError.help':
    'Mean absolute percentage error: the error in percent of the actual value; zeros are left out',
  'metric.symmetricMeanAbsolutePercentageError': 'sMAPE',
  'metric.symmetricMeanAbsolutePercentageError.help':
    'Symmetric mean absolute percentage error: the error in percent of the mean of actual value and forecast, from 0 to 200',
  'metric.meanAbsoluteScaledError': 'MASE',
  'metric.meanAbsoluteScaledError.help':
    'Mean absolute scaled error: the error as a multiple of the mean change from one step of the training part to the next',
  'metric.r2': 'R²',
  'metric.r2.help':
    'Coefficient of determination: the share of the variance that the forecast explains; 1 is perfect, 0 as good as the mean',
  'metric.auc': 'AUC',
  'metric.auc.help': 'Area under the ROC curve, the mean over the classes: 1 is perfect, 0.5 is chance',
  'metric.topK': 'Top 5',
  'metric.topK.help': 'Share of samples whose class is among the five most probable ones',
  'metric.perplexity': 'Perplexity',
  'metric.perplexity.help':
    'How many classes the model wavers between: 1 is certainty, the number of classes a blind guess',
  'report.metrics': 'More metrics',
  'metric.skill': 'Skill over it',
  'metric.skill.rmse.help':
    'Skill of the model over this baseline: 1 − its squared error over theirs. 1 is perfect, 0 no better, below 0 worse',
  'metric.skill.errorRate.help':
    'Skill of the model over this baseline: 1 − its error rate over theirs. 1 is perfect, 0 no better, below 0 worse',

  'report.scores': 'Errors and skill',
  'report.actual': 'actual',
  'report.model': 'model',
  'report.predictions': 'Predictions',
  'report.confusion': 'Confusion matrix',
  'report.actualByPredicted': 'actual ↓ predicted →',
  'report.unseenClasses':
    '{{count}} {{count|one:sample has|other:samples have}} a class that the training part never shows.',
  'report.byClass': 'By class',
  'report.class': 'Class',
  'report.about': '{{target}}, on {{samples}} of the {{part}} part{{span}}.',
  'report.nothing': '{{target}}: the {{part}} part has nothing to measure.',
  'report.allSteps': 'Errors are over all {{count}} steps.',
  'sample.window': '{{text}} {{count|one:window|other:windows}}',
  'sample.sequence': '{{text}} {{count|one:sequence|other:sequences}}',
  'sample.step': '{{text}} {{count|one:step|other:steps}}',
} as const;
