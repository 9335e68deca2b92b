const FROM_WHERE = 'It was not opened, because it may be malicious. Ask where it came from.';
const EARLIER_COPY = 'Copy it again from its source, or open an earlier copy.';
const CORRECT_IT = 'Open an earlier copy, or correct that place if the file was edited by hand.';

/** What can be wrong with a project file. */
export const PROJECT_PROBLEMS = {
  'project.notAProject': {
    message: '{{file}} is not a Seqloom project.',
    hint: 'Choose a file that ends in .seqloom. To start from a CSV, use “Start from a data file”.',
  },
  'project.truncated': {
    message: '{{file}} is damaged or incomplete: its list of contents does not match its contents.',
    hint: EARLIER_COPY,
  },
  'project.damagedEntry': {
    message: '{{file}} is damaged or incomplete: {{entry}} inside it is not what was saved.',
    hint: EARLIER_COPY,
  },
  'project.weightsSize': {
    message:
      '{{file}} is damaged or incomplete: its trained weights take {{received}} bytes, but the model needs {{needed}}.',
    hint: EARLIER_COPY,
  },
  'project.dataSize': {
    message: '{{file}} is damaged or incomplete: {{data}} has {{received}} bytes, but should have {{expected}}.',
    hint: EARLIER_COPY,
  },
  'project.newerVersion': {
    message:
      '{{file}} was saved by a newer version of Seqloom (file version {{received}}; this one reads up to {{supported}}).',
    hint: 'Update Seqloom, then open it again.',
  },
  'project.invalid': {
    message: '{{file}} is not a valid project: {{path}} {{reason}}.',
    hint: CORRECT_IT,
  },
  'project.encoding': {
    message: 'project.json in {{file}} is not UTF-8 text (line {{line}}).',
    hint: CORRECT_IT,
  },
  'project.jsonSyntax': {
    message: 'project.json in {{file}} has a mistake on line {{line}}, at character {{column}}.',
    hint: CORRECT_IT,
  },
  'project.jsonTooDeep': {
    message: 'project.json in {{file}} nests more than {{limit}} levels on line {{line}}.',
    hint: FROM_WHERE,
  },
  'project.jsonTooMany': {
    message: 'project.json in {{file}} contains more than {{limit}} values.',
    hint: FROM_WHERE,
  },
  'project.jsonTooManyKeys': {
    message: 'project.json in {{file}} has an object of more than {{limit}} keys, on line {{line}}.',
    hint: FROM_WHERE,
  },
  'project.jsonTooLarge': {
    message: 'project.json in {{file}} is larger than {{limit}} MB.',
    hint: FROM_WHERE,
  },
  'project.tooLarge': {
    message: '{{file}} unpacks to more than {{limit}} MB.',
    hint: FROM_WHERE,
  },
  'project.bomb': {
    message: '{{entry}} in {{file}} unpacks to {{ratio}} times its size.',
    hint: FROM_WHERE,
  },
  'project.tooManyEntries': {
    message: '{{file}} contains {{count}} files; a project has at most {{limit}}.',
    hint: FROM_WHERE,
  },
  'project.entryName': {
    message: '{{file}} contains a file named “{{entry}}”, which is not a valid name in a project.',
    hint: FROM_WHERE,
  },
  'project.linkEntry': {
    message: '“{{entry}}” in {{file}} is not a plain file but a link or similar.',
    hint: FROM_WHERE,
  },
  'project.duplicateEntry': {
    message: '{{file}} contains two files named “{{entry}}”.',
    hint: FROM_WHERE,
  },
  'project.unknownEntry': {
    message: '{{file}} contains “{{entry}}”, which does not belong to the project.',
    hint: 'Remove it from the zip file, or open an earlier copy.',
  },
  'project.zipFeature': {
    message: '{{file}} is a zip file with a feature that Seqloom does not read: {{feature}}.',
    hint: 'Save it again with Seqloom, or pack its contents as a plain zip file.',
  },
  'project.noData': {
    message: '{{file}} names the data file {{data}}, which is missing.',
    hint: 'Put the data file back, or open another project.',
  },
  'task.other': {
    message: 'This works for projects of the task “{{needed}}” only; the task of this project is “{{task}}”.',
    hint: 'Open a project of that task.',
  },
  'project.dataOutside': {
    message: '{{file}} does not contain its data: {{data}} is outside of it.',
    hint: 'Put {{data}} next to the project.',
  },
  'project.dataChanged': {
    message: '{{data}} is not the file that {{file}} was made with: its content has changed.',
    hint: 'Choose the original file, or use this one as new data.',
  },
  'project.dataTooLarge': {
    message: 'The project would exceed {{limit}} MB and could not be opened again.',
    hint: 'Leave out rows or columns that are not needed.',
  },
  'project.notTrained': {
    message: 'The project {{file}} has no trained weights yet.',
    hint: 'Train it first: seqloom train PROJECT --out DIR.',
  },
  'project.weightsStale': {
    message: 'The trained weights do not fit the model as it is now: {{reason}}.',
    hint: 'Train again.',
  },
} as const;
