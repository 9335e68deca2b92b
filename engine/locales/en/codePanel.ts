/** Texts of the Code panel. */
export const CODE_PANEL = {
  'panel.code.language': 'Language of the code',
  'panel.code.files': 'Files of the export',
  'panel.code.live': 'follows the canvas',
  'panel.code.copy': 'Copy',
  'panel.code.copied': 'Copied.',
  'panel.code.notCopied': 'The browser did not allow copying.',
  'panel.code.notCopiedHint': 'Select the text and copy it from the keyboard.',
  'panel.code.selectNode': 'Select {{node}} (line {{line}})',
  'panel.code.incomplete': 'The other files follow once {{count}} {{count|one:problem is|other:problems are}} solved.',
  'panel.code.makeFiles': 'Show all files',
  'panel.code.hiddenLines': '{{text}} more {{count|one:line|other:lines}} in the export',
  'panel.code.binary': 'Numbers in binary form, {{bytes}} bytes',
} as const;
