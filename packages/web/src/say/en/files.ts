import type ru from '../ru/files.ts'

/** Files of a case, and the viewer that they are looked at in. */
export default {
  'file.look': 'Look at {{name}}',
  'file.save': 'Download',
  'file.saveNamed': 'Download {{name}}',
  'file.close': 'Close',
  'file.place': '{{at}} of {{of}}',
  'file.before': 'Previous file (←)',
  'file.after': 'Next file (→)',
  'file.smaller': 'Smaller (−)',
  'file.larger': 'Larger (+)',
  'file.fit': 'All of it (0)',
  'file.fitsWidth': 'width',
  'file.fits': 'to fit',
  'file.page': 'Page {{at}} of {{of}}',
  'file.pageBefore': 'Previous page',
  'file.pageAfter': 'Next page',
  'file.charset': 'Charset',
  'file.damaged': 'The file is damaged and can’t be shown. Download it, and ask the client for another.',
  'file.locked': 'The file is locked with a password: download it and open it with the client’s.',
  'file.failed': 'The file could not be shown. Download it.',
  'file.downloadAll': 'Download all',
  'file.preview': 'Preview: {{name}}',
  'file.tooLong': 'This is the beginning of the file.',
} as const satisfies Record<keyof typeof ru, string>
