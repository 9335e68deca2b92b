import type { ProblemText } from './problemText';

const FROM_WHERE = 'It is not opened, because it may be a trap. Ask where it came from.';
const EARLIER_COPY = 'Copy it again from where it came, or open an earlier copy.';
const MEND = 'Open an earlier copy, or mend that place if the file was edited by hand.';

/** What can be wrong with a project file. */
export const PROJECT_PROBLEMS = {
  'project.notAProject': {
    message: '{{file}} is not a Seqloom project.',
    hint: 'Choose a file that ends in .seqloom. To start from a CSV, use “Start from a data file”.',
  },
  'project.truncated': {
    message: '{{file}} is damaged or incomplete: its list of contents does not fit what it holds.',
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
    message: '{{file}} was saved by a newer Seqloom (file version {{received}}; this one reads up to {{supported}}).',
    hint: 'Update Seqloom, then open it again.',
  },
  'project.invalid': {
    message: '{{file}} is not a valid project: {{path}} {{reason}}.',
    hint: MEND,
  },
  'project.encoding': {
    message: 'project.json in {{file}} is not UTF-8 text (line {{line}}).',
    hint: MEND,
  },
  'project.jsonSyntax': {
    message: 'project.json in {{file}} has a mistake on line {{line}}, at character {{column}}.',
    hint: MEND,
  },
  'project.jsonTooDeep': {
    message: 'project.json in {{file}} nests more than {{limit}} levels on line {{line}}.',
    hint: FROM_WHERE,
  },
  'project.jsonTooMany': {
    message: 'project.json in {{file}} holds more than {{limit}} values.',
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
    message: '{{file}} holds {{count}} files; a project has at most {{limit}}.',
    hint: FROM_WHERE,
  },
  'project.entryName': {
    message: '{{file}} holds a file with the name “{{entry}}”, which is no name within a project.',
    hint: FROM_WHERE,
  },
  'project.linkEntry': {
    message: '“{{entry}}” in {{file}} is not a plain file but a link or the like.',
    hint: FROM_WHERE,
  },
  'project.duplicateEntry': {
    message: '{{file}} holds two files with the name “{{entry}}”.',
    hint: FROM_WHERE,
  },
  'project.unknownEntry': {
    message: '{{file}} holds “{{entry}}”, which does not belong to the project.',
    hint: 'Remove it from the zip file, or open an earlier copy.',
  },
  'project.zipFeature': {
    message: '{{file}} is a zip file with something that Seqloom does not read: {{feature}}.',
    hint: 'Save it again with Seqloom, or pack its contents as a plain zip file.',
  },
  'project.noData': {
    message: '{{file}} names the data file {{data}}, which is not there.',
    hint: 'Put the data file back, or open another project.',
  },
  'task.other': {
    message: 'This is for projects of the task “{{needed}}”, and the project’s task is “{{task}}”.',
    hint: 'Model files and pictures can be made of projects of every task.',
  },
  'project.dataOutside': {
    message: '{{file}} does not hold its data: {{data}} lies outside of it.',
    hint: 'Put {{data}} beside the project.',
  },
  'project.dataChanged': {
    message: '{{data}} is not the file that {{file}} was made with: its content has changed.',
    hint: 'Choose the original file, or use this one as new data.',
  },
  'project.dataTooLarge': {
    message: 'The project would take more than {{limit}} MB, which is more than it can be opened with.',
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
} as const satisfies Record<string, ProblemText>;
