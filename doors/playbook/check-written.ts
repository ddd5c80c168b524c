// Could a playbook that is only written be published, and what would change? Everything that is wrong with it, at its line.
import type pg from 'pg';
import { FileMistakes } from '../file-mistakes.ts';
import type { Mistake } from '../file-mistakes.ts';
import { changesSince } from './changes-since.ts';
import { compilePlaybook } from './compile-playbook.ts';
import { knownReceivers } from './named-receivers.ts';
import type { Change } from './playbook-diff.ts';
import { bytesOf, largestPlaybook } from './playbook-size.ts';
import { publishedSource } from './published-source.ts';

export interface CheckedPlaybook {
  readonly mistakes: readonly Mistake[];
  /** Null where there are mistakes. */
  readonly sound: {
    readonly name: string;
    readonly hash: string;
    readonly bytes: number;
    readonly bytesAtMost: number;
    /** The latest published version of its name; null before the first. */
    readonly latest: number | null;
    /** Against that version; null where there is none that can be read. */
    readonly changes: readonly Change[] | null;
  } | null;
}

/** How mistakes call a playbook that lies in no file. */
const file = 'playbook';

/** People, offices and webhooks that its clocks name are looked up, as they are when it is published. */
export const checkWritten = async (pool: pg.Pool, source: string): Promise<CheckedPlaybook> => {
  const known = await knownReceivers(pool);
  try {
    const compiled = compilePlaybook(source, file, known);
    const { name, hash } = compiled;
    const latest = await publishedSource(pool, name, { version: null, before: null });
    const before = latest === null ? null : { source: latest.source, file: `${name}@${latest.version}` };
    return {
      mistakes: [],
      sound: {
        ...{ name, hash, bytes: bytesOf(compiled), bytesAtMost: largestPlaybook },
        latest: latest?.version ?? null,
        changes: before === null ? null : changesSince(before, { source, file }),
      },
    };
  } catch (failure) {
    if (!(failure instanceof FileMistakes)) throw failure;
    return { mistakes: failure.mistakes, sound: null };
  }
};
