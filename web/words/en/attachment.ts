// What do files that are attached to a lead say in English?

export const enAttachment = {
  'attachment.title': 'Attachments',
  'attachment.none': 'No file is attached to this lead.',
  'attachment.file': 'File',
  'attachment.says': 'What it shows',
  'attachment.size': 'Size',
  'attachment.more': 'Besides',
  'attachment.merged': 'from the merged lead {{lead}}',
  'attachment.download': 'Download {{name}}',
  'attachment.remove': 'Remove',
  'attachment.removeOf': 'Remove {{name}}',
  'attachment.sure': 'Remove this file?',
  'attachment.gone':
    'Its content is deleted for good. The timeline goes on to tell that it was attached, and who removed it.',
  'attachment.removeForGood': 'Remove for good',
  'attachment.removedWhere': 'Files are removed where they are listed:',
  'attachment.choose': 'Choose files',
  'attachment.drop': 'or drop them here, up to {{size}} each',
  'attachment.saysOf': 'What it shows, in a sentence (may stay empty)',
  'attachment.leaveOut': 'Leave out {{name}}',
  'attachment.empty': 'This file is empty.',
  'attachment.tooLarge': 'This file is larger than {{size}}: larger ones are not kept.',
  'attachment.attach_one': 'Attach {{count}} file',
  'attachment.attach_other': 'Attach {{count}} files',
  'attachment.done_one': '{{count}} file is attached.',
  'attachment.done_other': '{{count}} files are attached.',
};
