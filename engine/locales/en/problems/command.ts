/** What is wrong with a command line. */
export const COMMAND_PROBLEMS = {
  'command.notOneOf': `--{{option}} cannot be “{{value}}”.
    Choose one of: {{values}}.`,
  'command.missingCode': `--missing “{{value}}” does not name a column and a number.
    Write it as COLUMN=NUMBER, such as NO2=-200.`,
  'command.unknown': `There is no command “{{name}}”.
    {{advice}}`,
  'command.unknownOption': `seqloom {{command}} has no option {{option}}.
    {{advice}}`,
  'command.switchValue': `--{{option}} takes no value, but “{{value}}” was given.
    Write it as --{{option}}.`,
  'command.valueMissing': `--{{option}} needs a value.
    Write it as --{{option}} {{placeholder}}.`,
  'command.wholeNumber': `--{{option}} must be a whole number, but is “{{value}}”.
    Write it as --{{option}} 10.`,
  'command.atLeast': `--{{option}} must be at least {{atLeast}}, but is {{value}}.
    Write it as --{{option}} {{atLeast}}.`,
  'command.subjectMissing': `seqloom {{command}} needs {{subject}}.
    Usage: seqloom {{command}} {{shown}} [options]`,
  'command.manySubjects': `seqloom {{command}} takes {{subject}}, but {{count}} were given.
    Usage: seqloom {{command}} {{shown}} [options]`,
  'command.exportTo': `seqloom export needs to know what to write.
    Add --to {{kinds}}.`,
  'command.exportKind': `Seqloom cannot export to “{{name}}”.
    {{advice}}`,
  'command.outMissing': `seqloom {{command}} needs a place to write to.
    Add --out {{placeholder}}.`,
  'command.tensorAndInput': `--tensor and --input cannot be given together.
    Give rows or tensors.`,
  'command.tensorTwice': `The input {{input}} was given twice.
    Write --tensor name=FILE.npy once for each input.`,
  'command.tensorsUnnamed': `Several tensors without a name were given.
    Write --tensor name=FILE.npy once for each input.`,
  'command.browserBackend': `Node has no {{name}}; the app has.
    Choose fused, wasm or cpu here.`,
  'command.unknownBackend': `There is no backend “{{name}}”.
    {{advice}}`,
  'command.fusedFailed': `The fused kernels did not start here.
    Choose --backend wasm or cpu; they are slower.`,
  'command.wasmFailed': `The wasm backend did not start here.
    Choose --backend cpu; it is slower.`,
  'command.file': `{{action}} {{path}}: {{reason}}.
    Check the path.`,
  'command.noProject': `{{action}} {{path}}: {{reason}}.
    Name a .seqloom file, or a folder that contains project.json.`,
  'command.noModel': `{{path}} contains no model file.
    Name the folder with model.json, or a model file.`,
  'command.manyFiles': `These are more than {{limit}} files.
    Name a smaller folder.`,
  'command.tooLarge': `{{path}} is too large: no more than {{limit}} MB are read here.
    Name a smaller file. Of a model of several files, all of them together count.`,
  'command.silentPipe': `Nothing comes out of {{path}}: it is a pipe, and nobody writes into it.
    Start what writes into it first, or name a file.`,
  'command.device': `{{path}} is a device, which may never end.
    Name a file.`,
  'command.outIsFile': `{{path}} is a file, not a folder.
    Name another folder for --out.`,
  'command.outIsFolder': `{{path}} is a folder, not a file.
    Name a file for --out.`,
  'command.outIsInput': `{{path}} is one of the files that the command reads.
    Name another one for --out; nothing was written.`,
  'command.interrupted': `An interrupted training waits in {{path}}.
    Add --resume to go on with it, or remove that file to begin anew.`,
  'command.noCheckpoint': `There is no interrupted training: {{path}} does not exist.
    Leave --resume out to begin one.`,
  'command.otherData': `{{path}} belongs to a training on other data.
    Restore that data, or remove the file to begin anew.`,
  'command.resumeWith': `--resume goes on with the settings that the training began with, so --{{option}} cannot be given.
    Leave --{{option}} out.`,
  'command.outNotEmpty': `The folder {{path}} is not empty.
    Name a new folder for --out, or empty this one.`,
  'command.outExists': `{{path}} already exists.
    Name another file for --out, or remove this one.`,
  'command.noEastAsianFont': `This system has no known font with East Asian letters; they are missing in the picture.
    Install one, such as Noto Sans CJK.`,
} as const;
