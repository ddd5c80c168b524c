// What kind of file is it? As its name says: what a sender claims of it would be believed by whoever opens it.

const byEnding: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  ...{ png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', gif: 'image/gif', webp: 'image/webp' },
  ...{ heic: 'image/heic', tif: 'image/tiff', tiff: 'image/tiff', bmp: 'image/bmp', svg: 'image/svg+xml' },
  ...{ doc: 'application/msword', xls: 'application/vnd.ms-excel', ppt: 'application/vnd.ms-powerpoint' },
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  odp: 'application/vnd.oasis.opendocument.presentation',
  ...{ eml: 'message/rfc822', msg: 'application/vnd.ms-outlook', ics: 'text/calendar', vcf: 'text/vcard' },
  ...{ txt: 'text/plain', md: 'text/markdown', csv: 'text/csv', rtf: 'application/rtf', html: 'text/html' },
  ...{ json: 'application/json', xml: 'application/xml', zip: 'application/zip' },
  ...{ mp3: 'audio/mpeg', m4a: 'audio/mp4', wav: 'audio/wav', mp4: 'video/mp4', mov: 'video/quicktime' },
};

export const mediaTypeOf = (fileName: string): string => {
  const ending = fileName.slice(fileName.lastIndexOf('.') + 1).toLowerCase();
  return (Object.hasOwn(byEnding, ending) ? byEnding[ending] : undefined) ?? 'application/octet-stream';
};
