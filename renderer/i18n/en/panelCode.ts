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
  'panel.code.incomplete_one': 'The other files follow once {{count}} problem is solved.',
  'panel.code.incomplete_other': 'The other files follow once {{count}} problems are solved.',
  'panel.code.makeFiles': 'Show all files',
  'panel.code.hiddenLines_one': '{{text}} line more in the export',
  'panel.code.hiddenLines_other': '{{text}} lines more in the export',
  'panel.code.binary': 'Numbers in binary form, {{bytes}} bytes',
} as const;
