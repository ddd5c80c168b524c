// How is a browser told to keep a file under its name? RFC 6266: a plain name for the old, the true one in UTF-8.

/** Letters that RFC 8187 has encoded, and `encodeURIComponent` leaves. */
const encoded = (name: string): string =>
  encodeURIComponent(name).replaceAll(
    /['()*]/gu,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );

export const attachmentHeader = (fileName: string): string => {
  const plain = fileName.replaceAll(/[^\x20-\x7e]|["\\%]/gu, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded(fileName)}`;
};
