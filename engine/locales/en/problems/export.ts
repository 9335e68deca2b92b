/** What an export may lack besides a complete model. */
export const EXPORT_PROBLEMS = {
  'export.needsData': {
    message: '{{project}} has no data yet, and its code would read, prepare and train on data.',
    hint: 'Open a data file first. Model files, pictures and the model card need none.',
  },
  'export.noPrograms': {
    message: 'There are no exported programs for the task “{{task}}”.',
    hint: 'Model files, pictures and the model card can be exported.',
  },
  'export.timesAsNames': {
    message: 'The column {{column}} holds times and serves as a name, which exported programs cannot read.',
    hint: 'Choose another column for recordings or labels, or write its values as texts.',
  },
  'export.layerNotSupported': {
    message: '{{node}}: the layer {{layer}} is not supported in {{language}}.',
    hint: 'Choose another export, or replace the layer.',
  },
} as const;
