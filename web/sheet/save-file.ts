// How does something that the page holds become a file of the reader's?

/** The time stands in the name: two of one day are two files. @param name as in `churn-by-owner` */
export const saveFile = (content: Blob, name: string, ending: 'csv' | 'png' | 'yaml'): void => {
  const at = new Date().toISOString().slice(0, 19).replaceAll(':', '').replace('T', '-');
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = `leadcycle-${name}-${at}.${ending}`;
  link.click();
  // The browser has to have begun to read it.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
};
