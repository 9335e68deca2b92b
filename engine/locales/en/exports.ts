/** Texts of the Code panel, and of the badge that says whether an export forecasts what the app does. */
export const EXPORTS = {
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

  'verify.running': 'Running the export on the test part',
  'verify.cancel': 'Cancel',
  'verify.same': 'Verified: largest difference {{largest}}',
  'verify.different': 'Different: largest difference {{largest}}',
  'verify.sameHint':
    'The app ran the exported program on the test part and compared {{count}} values with its own. The largest relative difference is {{largest}}, below {{limit}}.',
  'verify.differentHint':
    'The app ran the exported program on the test part and compared {{count}} values with its own. The largest relative difference is {{largest}}, where less than {{limit}} is rounding.',
  'verify.where': '{{column}} at {{row}}, position {{position}}: {{app}} here, {{exported}} in the export',
  'verify.allEqual': 'Every value is equal.',
  'verify.otherForm': 'The export forecasts other columns, or another number of values.',
  'verify.failed.silent': 'Not verified: the exported program did not respond within a minute.',
  'verify.failed.crashed': 'Not verified: the exported program failed.',
  'verify.failed.refused': 'Not verified: the export cannot be run here.',
} as const;
