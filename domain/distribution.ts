// Who may own a lead, and what happens when nobody does? Roles, the pool, cooldown, and taking back.
import type { EventOf, LeadEvent } from '../events/lead-event.ts';
import type { Considered } from '../events/values.ts';
import type { Role } from '../events/vocabulary.ts';
import { judge } from './condition.ts';
import type { LeadContext } from './decide-context.ts';
import { fieldsOf } from './fields.ts';
import { ownershipOf, type Lead } from './lead.ts';
import type { Playbook } from './playbook.ts';
import { officeFor } from './tiering.ts';
import { day, instant, milliseconds } from './time.ts';

/** The role that owns such leads: the first rule that holds; unknown counts as false. */
export const ownerRole = (lead: Lead, playbook: Playbook, now: number): Role => {
  const fields = fieldsOf(lead, playbook, now, lead.tier?.tier ?? null);
  const { owners, otherwise } = playbook.distribution;
  return owners.find((rule) => judge(rule.when, fields).holds)?.role ?? otherwise;
};

/** The lead lies in the pool of its tier's office. */
export const pooled = (
  { lead, policy, now }: LeadContext,
  time: string,
  because: string,
  considered: readonly Considered[],
): EventOf<'LeadPooled'> => ({
  type: 'LeadPooled',
  time,
  data: {
    enters: null,
    office: lead.tier?.office ?? officeFor(policy.playbook.tiering.otherwise, lead.routing),
    role: ownerRole(lead, policy.playbook, now),
    because,
    considered: [...considered],
  },
});

/** Taken from an owner who let it rest, into the pool; nothing where nobody owns it or it has left conversion. */
export const reclaim = (context: LeadContext, step: string, time: string): readonly LeadEvent[] => {
  const taken = takenBack(context, step, time);
  return taken.length === 0 ? taken : [...taken, pooled(context, time, restedTooLong, [])];
};

const restedTooLong = 'the follow-up rested for too long';

/** As `reclaim`, but another owner is looked for at once. */
export const takenBack = (
  { lead }: LeadContext,
  step: string,
  time: string,
): readonly EventOf<'LeadReclaimed'>[] => {
  const ownership = ownershipOf(lead);
  if (ownership === null || lead.standing.stage !== 'convert') return [];
  const { personId, managerId, officeId } = ownership.owner;
  return [
    {
      type: 'LeadReclaimed',
      time,
      data: {
        enters: 'distribute',
        owner: { personId, managerId, officeId },
        ownershipNo: ownership.no,
        rule: 'rested_too_long',
        step,
        because: restedTooLong,
        by: null,
      },
    },
  ];
};

export const verifiedIt = 'they verified this lead, so they may not own it';

/** Whoever found, recorded or took back a finding, whatever became of it. */
const verifiersOf = ({ findings }: Lead): readonly string[] =>
  findings.flatMap(({ verifier, recordedBy, supersededBy }) => [
    verifier.personId,
    recordedBy.personId,
    ...(supersededBy === null ? [] : [supersededBy.personId]),
  ]);

/** Why this person may not have the lead now; null if nothing in its own story speaks against them. */
export const barrier = (lead: Lead, personId: string, playbook: Playbook, now: number): string | null => {
  if (verifiersOf(lead).includes(personId)) return verifiedIt;
  const cooldownFrom = instant(now - playbook.distribution.cooldownDays * day);
  const release = lead.releases.find((given) => given.personId === personId && given.at > cooldownFrom);
  if (release === undefined) return null;
  const until = instant(milliseconds(release.at) + playbook.distribution.cooldownDays * day);
  return `they gave it up or lost it on ${release.at.slice(0, 10)}; they may have it again from ${until.slice(0, 10)}`;
};

/** Everybody whom the lead's own story bars, for the search of an owner. */
export const barred = (lead: Lead, playbook: Playbook, now: number): readonly Considered[] => {
  const people = new Set([...verifiersOf(lead), ...lead.releases.map(({ personId }) => personId)]);
  return [...people].flatMap((personId) => {
    const because = barrier(lead, personId, playbook, now);
    return because === null ? [] : [{ personId, because }];
  });
};
