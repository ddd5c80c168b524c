// How does something that the page holds become a file of the reader's?

/** The time stands in the name: two of one day are two files. @param name as in `churn-by-owner` */
export const saveFile = (content: Blob, name: string, ending: 'csv' | 'png' | 'yaml'): void => {
  const at = new Date().toISOString().slice(0, 19).replaceAll(':', '').replace('T', '-');
  saveAs(content, `leadcycle-${name}-${at}.${ending}`);
};

/** Under a name that it has already. */
export const saveAs = (content: Blob, fileName: string): void => {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // The browser has to have begun to read it.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
};
