// What is a file that is about to be attached? Itself, the ids under which it is sent however often, and what is said of it.

export interface ChosenFile {
  /** Of the attachment. */
  readonly id: string;
  readonly commandId: string;
  readonly file: File;
  /** What it shows. */
  readonly says: string;
  /** Why it was not attached; null: nothing went wrong yet. */
  readonly failure: Error | null;
}

export const chosenFile = (file: File): ChosenFile => ({
  ...{ id: crypto.randomUUID(), commandId: crypto.randomUUID(), file },
  ...{ says: '', failure: null },
});

/** Told before anything is sent in vain; null: it can be sent. */
export const hindranceOf = ({ file }: ChosenFile, largest: number): 'empty' | 'tooLarge' | null => {
  if (file.size === 0) return 'empty';
  return file.size > largest ? 'tooLarge' : null;
};
