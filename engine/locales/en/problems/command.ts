/** What is wrong with a command line, or with the files that it names. */
export const COMMAND_PROBLEMS = {
  'command.unknown': { message: 'There is no command “{{name}}”.', hint: '{{advice}}' },
  'command.unknownOption': { message: 'seqloom {{command}} has no option {{option}}.', hint: '{{advice}}' },
  'command.switchValue': {
    message: '--{{option}} takes no value, but “{{value}}” was given.',
    hint: 'Write it as --{{option}}.',
  },
  'command.valueMissing': { message: '--{{option}} needs a value.', hint: 'Write it as --{{option}} {{placeholder}}.' },
  'command.wholeNumber': {
    message: '--{{option}} must be a whole number, but is “{{value}}”.',
    hint: 'Write it as --{{option}} 10.',
  },
  'command.subjectMissing': {
    message: 'seqloom {{command}} needs {{subject}}.',
    hint: 'Usage: seqloom {{command}} {{shown}} [options]',
  },
  'command.manySubjects': {
    message: 'seqloom {{command}} takes {{subject}}, but {{count}} were given.',
    hint: 'Usage: seqloom {{command}} {{shown}} [options]',
  },
  'command.exportTo': { message: 'seqloom export needs to know what to write.', hint: 'Add --to {{kinds}}.' },
  'command.exportKind': { message: 'Seqloom cannot export to “{{name}}”.', hint: '{{advice}}' },
  'command.outMissing': {
    message: 'seqloom {{command}} needs a place to write to.',
    hint: 'Add --out {{placeholder}}.',
  },
  'command.tensorAndInput': {
    message: '--tensor and --input cannot be given together.',
    hint: 'Give rows or tensors.',
  },
  'command.tensorTwice': {
    message: 'The input {{input}} was given twice.',
    hint: 'Write --tensor name=FILE.npy once for each input.',
  },
  'command.tensorsUnnamed': {
    message: 'Several tensors without a name were given.',
    hint: 'Write --tensor name=FILE.npy once for each input.',
  },
  'command.browserBackend': { message: 'Node has no {{name}}; the app has.', hint: 'Choose fused, wasm or cpu here.' },
  'command.unknownBackend': { message: 'There is no backend “{{name}}”.', hint: '{{advice}}' },
  'command.fusedFailed': {
    message: 'The fused kernels did not start here.',
    hint: 'Choose --backend wasm or cpu; they are slower.',
  },
  'command.wasmFailed': {
    message: 'The wasm backend did not start here.',
    hint: 'Choose --backend cpu; it is slower.',
  },
  'command.file': { message: '{{action}} {{path}}: {{reason}}.', hint: 'Check the path.' },
  'command.noProject': {
    message: '{{action}} {{path}}: {{reason}}.',
    hint: 'Name a .seqloom file, or a folder that contains project.json.',
  },
  'command.noModel': {
    message: '{{path}} contains no model file.',
    hint: 'Name the folder with model.json, or a model file.',
  },
  'command.manyFiles': { message: 'These are more than {{limit}} files.', hint: 'Name a smaller folder.' },
  'command.modelTooLarge': { message: 'With {{path}} the files exceed {{limit}} MB.', hint: 'Name a smaller model.' },
  'command.outIsFile': { message: '{{path}} is a file, not a folder.', hint: 'Name another folder for --out.' },
  'command.outNotEmpty': {
    message: 'The folder {{path}} is not empty.',
    hint: 'Name a new folder for --out, or empty this one.',
  },
  'command.outExists': {
    message: '{{path}} already exists.',
    hint: 'Name another file for --out, or remove this one.',
  },
  'command.noEastAsianFont': {
    message: 'This system has no known font with East Asian letters; they are missing in the picture.',
    hint: 'Install one, such as Noto Sans CJK.',
  },
} as const;
