// How does a file begin? Its first whole lines, as text: enough to see its columns and rehearse some rows.

export interface FileHead {
  readonly text: string;
  /** Whether that is all of the file. */
  readonly isWhole: boolean;
}

/** @param bytes to read at most */
export const fileHead = async (file: File, bytes: number): Promise<FileHead> => {
  const text = new TextDecoder('utf-8').decode(await file.slice(0, bytes).arrayBuffer());
  const isWhole = file.size <= bytes;
  // A line that is cut off would be rejected, and a letter that is cut off would look like another encoding.
  return { text: isWhole ? text : text.slice(0, text.lastIndexOf('\n') + 1), isWhole };
};
