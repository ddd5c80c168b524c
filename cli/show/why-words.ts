// How do the reasons of a lead read to a person?
import type { Reason } from '../../doors/why.ts';

/** The reasons as text. @param localTime how an instant is written */
export const whyWords = (reasons: readonly Reason[], localTime: (at: string) => string): string =>
  reasons
    .map(({ of, is, decidedBy: decided, because, lacks, changes }) =>
      [
        `${of.padEnd(6)} ${is}`,
        ...(decided === null
          ? []
          : [
              `  decided by event ${String(decided.seq)}, ${decided.event}, ${localTime(decided.at)}, playbook ${decided.playbook}`,
            ]),
        ...because.map((line) => `  because ${line}`),
        ...lacks.map((line) => `  lacks   ${line}`),
        ...changes.map((line) => `  most    ${line}`),
      ].join('\n'),
    )
    .join('\n\n');
