// What does the API tell of playbooks: what they say, what differs between two of them, and what one would have decided?
import { z } from 'zod';

export const PlaybookVersion = z
  .object({
    ...{ name: z.string(), version: z.int(), author: z.string(), note: z.string() },
    publishedAt: z.string(),
  })
  .meta({ id: 'PlaybookVersion', description: 'Who published a version of a playbook, when and why.' });

export const PlaybookTold = z
  .object({
    ...{ name: z.string(), version: z.int() },
    source: z.string().describe('The YAML, with its comments.'),
    written: z.unknown().describe('The same as data, in the words of the file.'),
    compiled: z.unknown().describe('The same as the engine reads it.'),
  })
  .meta({ id: 'PlaybookTold', description: 'One version of a playbook.' });

const Change = z
  .object({
    path: z.string().describe('`clocks.first_contact.target.A`, `tiering.rules[major-or-far-or-new].when`.'),
    kind: z.enum(['added', 'removed', 'changed', 'moved']),
    before: z.unknown().describe('As written; of what moved, its place from 1. Null where it is not there.'),
    after: z.unknown(),
  })
  .meta({ id: 'PlaybookChange', description: 'One field in which two playbooks differ.' });

export const PlaybookChanges = z
  .object({ name: z.string(), from: z.int(), to: z.int(), changes: z.array(Change).readonly() })
  .meta({
    id: 'PlaybookChanges',
    description: 'What differs between two versions, in the order of the file.',
  });

export const PlaybookChecked = z
  .object({
    mistakes: z
      .array(z.object({ line: z.int(), column: z.int(), message: z.string() }))
      .readonly()
      .describe('None where it could be published.'),
    sound: z
      .object({
        ...{ name: z.string(), hash: z.string() },
        bytes: z.int().describe('What every lead would carry.'),
        bytesAtMost: z.int(),
        latest: z
          .int()
          .nullable()
          .describe('The latest published version of its name; null before the first.'),
        changes: z
          .array(Change)
          .readonly()
          .nullable()
          .describe(
            'Against that version; null where there is none, or it is written for an earlier leadcycle.',
          ),
      })
      .nullable()
      .describe('Null where there are mistakes.'),
  })
  .meta({
    id: 'PlaybookChecked',
    description: 'Whether a playbook that is only written could be published.',
  });

const Counted = z.object({
  ...{ leads: z.int(), decisions: z.int() },
  changes: z
    .record(z.string(), z.int())
    .readonly()
    .describe('`B → C` to how many decisions, the most first.'),
});
const Side = z.object({ value: z.string(), because: z.string() });
const kinds = ['way', 'grade', 'tier', 'class', 'owner', 'breach'] as const;

const Tried = z.object({
  playbook: z.string(),
  inForce: z.record(z.string(), z.int()).readonly().describe('Playbooks that these leads follow.'),
  leads: z.int().describe('Leads that were told again.'),
  decisions: z.int().describe('Decisions of the engine that are recorded of them.'),
  differing: z.int().describe('Leads of which anything would have differed.'),
  kinds: z.object({
    ...{ way: Counted, grade: Counted, tier: Counted, class: Counted, owner: Counted, breach: Counted },
  }),
  breaches: z.object({ cycles: z.int(), before: z.int(), tried: z.int() }),
  owners: z.object({ searches: z.int(), asRecorded: z.int() }),
  recordedOtherwise: z
    .int()
    .describe('Leads that the playbook in force then decides otherwise today than is recorded.'),
  notRecomputed: z.object({ leads: z.int(), because: z.string().nullable() }),
  examples: z
    .array(
      z.object({
        ...{ kind: z.enum(kinds), leadId: z.string(), at: z.string() },
        ...{ before: Side, tried: Side },
      }),
    )
    .readonly(),
});

export const PlaybookTrial = z
  .object({
    reports: z
      .array(Tried)
      .readonly()
      .describe('One for each playbook, in the order in which they were named.'),
    isWhole: z.boolean().describe('Whether every chosen lead was told again under each of them.'),
  })
  .meta({
    id: 'PlaybookTrial',
    description: 'What playbooks would have decided on leads that are recorded.',
  });
