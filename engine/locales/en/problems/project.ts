/** What can be wrong with a project, its file and its checkpoint. */
export const PROJECT_PROBLEMS = {
  'project.notAProject': `{{file}} is not a Seqloom project.
    Choose a file that ends in .seqloom. To start from a CSV, use “Start from a data file”.`,
  'project.truncated': `{{file}} is damaged or incomplete: its list of contents does not match its contents.
    Copy it again from its source, or open an earlier copy.`,
  'project.damagedEntry': `{{file}} is damaged or incomplete: {{entry}} inside it is not what was saved.
    Copy it again from its source, or open an earlier copy.`,
  'project.weightsSize': `{{file}} is damaged or incomplete: its trained weights take {{received}} bytes, but the model needs {{needed}}.
    Copy it again from its source, or open an earlier copy.`,
  'project.dataSize': `{{file}} is damaged or incomplete: {{data}} has {{received}} bytes, but should have {{expected}}.
    Copy it again from its source, or open an earlier copy.`,
  'project.newerVersion': `{{file}} was saved by a newer version of Seqloom (file version {{received}}; this one reads up to {{supported}}).
    Update Seqloom, then open it again.`,
  'project.invalid': `{{file}} is not a valid project: {{path}} {{reason}}.
    Open an earlier copy, or correct that place if the file was edited by hand.`,
  'project.encoding': `project.json in {{file}} is not UTF-8 text (line {{line}}).
    Open an earlier copy, or correct that place if the file was edited by hand.`,
  'project.jsonSyntax': `project.json in {{file}} has a mistake on line {{line}}, at character {{column}}.
    Open an earlier copy, or correct that place if the file was edited by hand.`,
  'project.jsonTooDeep': `project.json in {{file}} nests more than {{limit}} levels on line {{line}}.
    It was not opened, because it may be malicious. Ask where it came from.`,
  'project.jsonTooMany': `project.json in {{file}} contains more than {{limit}} values.
    It was not opened, because it may be malicious. Ask where it came from.`,
  'project.jsonTooManyKeys': `project.json in {{file}} has an object of more than {{limit}} keys, on line {{line}}.
    It was not opened, because it may be malicious. Ask where it came from.`,
  'project.jsonTooLarge': `project.json in {{file}} is larger than {{limit}} MB.
    It was not opened, because it may be malicious. Ask where it came from.`,
  'project.tooLarge': `{{file}} unpacks to more than {{limit}} MB.
    It was not opened, because it may be malicious. Ask where it came from.`,
  'project.bomb': `{{entry}} in {{file}} unpacks to {{ratio}} times its size.
    It was not opened, because it may be malicious. Ask where it came from.`,
  'project.tooManyEntries': `{{file}} contains {{count}} files; a project has at most {{limit}}.
    It was not opened, because it may be malicious. Ask where it came from.`,
  'project.entryName': `{{file}} contains a file named “{{entry}}”, which is not a valid name in a project.
    It was not opened, because it may be malicious. Ask where it came from.`,
  'project.linkEntry': `“{{entry}}” in {{file}} is not a plain file but a link or similar.
    It was not opened, because it may be malicious. Ask where it came from.`,
  'project.duplicateEntry': `{{file}} contains two files named “{{entry}}”.
    It was not opened, because it may be malicious. Ask where it came from.`,
  'project.unknownEntry': `{{file}} contains “{{entry}}”, which does not belong to the project.
    Remove it from the zip file, or open an earlier copy.`,
  'project.zipFeature': `{{file}} is a zip file with a feature that Seqloom does not read: {{feature}}.
    Save it again with Seqloom, or pack its contents as a plain zip file.`,
  'project.noData': `{{file}} names the data file {{data}}, which is missing.
    Put the data file back, or open another project.`,
  'task.other': `This works for projects of the task “{{needed}}” only; the task of this project is “{{task}}”.
    Open a project of that task.`,
  'project.dataOutside': `{{file}} does not contain its data: {{data}} is outside of it.
    Put {{data}} next to the project.`,
  'project.dataChanged': `{{data}} is not the file that {{file}} was made with: its content has changed.
    Choose the original file, or use this one as new data.`,
  'project.dataTooLarge': `The project would exceed {{limit}} MB and could not be opened again.
    Leave out rows or columns that are not needed.`,
  'project.notTrained': `The project {{file}} has no trained weights yet.
    Train it first: seqloom train PROJECT --out DIR.`,
  'project.notFitted': `{{file}} is damaged: how the column “{{column}}” is scaled is missing beside its trained weights.
    Open an earlier copy, or train the project again from its own file.`,
  'predict.notFinite': `{{count}} of {{total}} outputs of the model are no numbers.
    Its weights diverged or are damaged: train it again.`,
  'project.weightsStale': `The trained weights do not fit the model as it is now: {{reason}}.
    Train again.`,

  // Why an interrupted training cannot go on.
  'checkpoint.damaged': `The checkpoint of the interrupted training is damaged or incomplete.
    Train from the beginning.`,
  'checkpoint.otherVersion': `The checkpoint of the interrupted training was saved by another version of Seqloom.
    Resume it in that version, or train from the beginning.`,
  'checkpoint.model': `The interrupted training cannot be resumed: the model or the data have changed since.
    Undo those changes to resume it, or train from the beginning.`,
  'checkpoint.settings': `The interrupted training cannot be resumed: the training settings have changed since.
    Restore the settings to resume it, or train from the beginning.`,
  'checkpoint.backend': `The interrupted training ran on the backend {{expected}} and cannot be resumed on {{received}}.
    Choose {{expected}} in the backend menu to resume it, or train from the beginning.`,

  // Failures of the host: the desktop, or the browser.
  'host.not-found': `“{{file}}” is no longer where it was.
    It may have been moved, renamed or deleted. Open it from its new place.`,
  'host.no-permission': `Access to “{{file}}” is not allowed.
    Allow it when you are asked, check who may read and change the file, or choose another place.`,
  'host.read-only': `“{{file}}” is in a place that cannot be written to.
    Save it in another place.`,
  'host.disk-full': `The disk is full; “{{file}}” was not written.
    Free some space and save again, or choose another drive.`,
  'host.too-large': `“{{file}}” is larger than {{limit}}.
    Open a smaller file.`,
  'host.model-too-large': `“{{file}}” is too large: a model may take {{limit}} MB.
    Save the model without the state of its optimizer, or use a smaller one.`,
  'host.request-too-large': `This is more than {{limit}}.
    Save less, or in parts.`,
  'host.no-model': `“{{file}}” contains no model file.
    Choose the folder that contains model.json, or the file of a Keras model.`,
  'host.not-a-project': `This is not a project.
    Drop a .seqloom file.`,
  'host.not-a-file': `“{{file}}” is a folder or a device, not a file.
    Choose a file.`,
  'host.unknown-file': `This file was not opened in this session.
    Open it again, or save under a new name.`,
  'host.unknown-recent': `This project is no longer in the list.
    Open it from its file.`,
  'host.in-use': `“{{file}}” is in use by another program.
    Close it there and try again.`,
  'host.refused': `This was refused.
    Try again from the menu.`,
  'host.bad-request': `The desktop did not understand the request {{call}} ({{where}}).
    This is a bug in Seqloom. Restart it and try again.`,
  'host.failed': `“{{file}}” could not be read or written ({{reason}}).
    Try again, or choose another place.`,
  'host.storage-full': `The browser storage for this page is full.
    Free some space on the disk, or clear the list of recent projects.`,
  'host.storage-unavailable': `Browser storage is unavailable.
    Leave private browsing, or allow this page to store data.`,
  'host.recovery-in-use': `The recovered work “{{file}}” is open in another tab.
    Go on there, or close that tab first.`,
  'host.recovery-incomplete': `The recovered work “{{file}}” cannot be restored: it was saved or discarded elsewhere, or parts of it are missing.
    Discard it.`,
} as const;
