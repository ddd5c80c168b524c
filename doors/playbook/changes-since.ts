// What changed since a version that was published before? Null where that one cannot be read any more.
import { DoorRejection } from '../door-rejection.ts';
import { FileMistakes } from '../file-mistakes.ts';
import { diffPlaybooks, playbookToCompare } from './playbook-diff.ts';
import type { Change } from './playbook-diff.ts';

interface Written {
  readonly source: string;
  /** Its name, for messages. */
  readonly file: string;
}

/**
 * @returns null where the earlier one was written for an earlier leadcycle
 * @throws FileMistakes of the later one
 */
export const changesSince = (before: Written, after: Written): readonly Change[] | null => {
  const now = playbookToCompare(after.source, after.file);
  try {
    return diffPlaybooks(playbookToCompare(before.source, before.file), now);
  } catch (failure) {
    if (failure instanceof FileMistakes || failure instanceof DoorRejection) return null;
    throw failure;
  }
};
