// Which commands are about a file, and so have no form that could be made from their schema?

export type AboutAttachments = 'AddAttachment' | 'RemoveAttachment';

export const isAboutAttachments = (command: string): command is AboutAttachments =>
  command === 'AddAttachment' || command === 'RemoveAttachment';
