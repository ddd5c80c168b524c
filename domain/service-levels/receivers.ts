// Who is addressed by a step? The playbook's words, as people, roles and offices of this lead at this moment.
import type { Receiver } from '../../events/service-levels.ts';
import type { PersonRef } from '../../events/values.ts';
import type { Role } from '../../events/vocabulary.ts';
import { officeOf, ownershipOf, type Lead } from '../lead.ts';
import type { Playbook } from '../playbook.ts';
import { officeFor } from '../tiering.ts';
import { officeAbove, officeToClimbTo } from './office.ts';

/** Those whose turn it is; to be told is a reminder. */
export const reminded = ['owner', 'submitter', 'verifiers', 'deciders', 'keeper', 'pool'] as const;

/** Those above them; to be told is an escalation. */
export const escalatedTo = [
  'owner_manager',
  'submitter_manager',
  'verifiers_manager',
  'deciders_manager',
  'keeper_manager',
  'lead_manager',
  'sales_manager',
  'tier_up',
  'rep_office',
  'region',
  'headquarters',
] as const;

type Word = (typeof reminded)[number] | (typeof escalatedTo)[number];
const words: ReadonlySet<string> = new Set([...reminded, ...escalatedTo]);
const isWord = (text: string): text is Word => words.has(text);

export interface Addressed {
  /** Those whose turn it is, and webhooks. */
  readonly reminded: Receiver[];
  /** Those above them, the office at whose level they are told, and whether that level has been told before. Null where none are. */
  readonly escalates: {
    readonly to: Receiver[];
    readonly officeId: string;
    readonly told: 'first' | 'again';
  } | null;
}

interface Address {
  readonly receivers: readonly Receiver[];
  readonly officeId: string;
  readonly told: 'first' | 'again';
}

/**
 * @param to words of a step, `AR@london` and `lead_manager@emea` for a role in an office, `person:ada`, `webhook:name`
 * @param climbs whether `tier_up` goes on from the highest tier that was told
 */
export const addressed = (
  to: readonly string[],
  lead: Lead,
  playbook: Playbook,
  climbs: boolean,
): Addressed => {
  const addresses = to.map((text) => ({ text, ...addressOf(text, lead, playbook, climbs) }));
  const above = addresses.filter(({ text }) => isEscalation(text));
  const path = ownershipOf(lead)?.owner.office.path ?? lead.tier?.office.path ?? [];
  const highest = above.reduce<Address | null>(
    (best, one) => (best === null || path.indexOf(one.officeId) > path.indexOf(best.officeId) ? one : best),
    null,
  );
  return {
    reminded: addresses.filter(({ text }) => !isEscalation(text)).flatMap(({ receivers }) => receivers),
    escalates:
      highest === null
        ? null
        : {
            to: above.flatMap(({ receivers }) => receivers),
            officeId: highest.officeId,
            told: highest.told,
          },
  };
};

/** All of them, reminded first. */
export const receiversOf = (...of: Parameters<typeof addressed>): readonly Receiver[] => {
  const { reminded, escalates } = addressed(...of);
  return [...reminded, ...(escalates?.to ?? [])];
};

/** A webhook is told like anybody, but is above nobody. */
const isEscalation = (text: string): boolean =>
  !text.startsWith('webhook:') && !reminded.some((word) => word === text);

const addressOf = (text: string, lead: Lead, playbook: Playbook, climbs: boolean): Address => {
  const own = officeOf(lead);
  if (isWord(text)) return ofWord(text, lead, playbook, climbs);
  const [kind = '', named = ''] = text.split(':');
  if (kind === 'webhook') return at(own, [{ kind: 'webhook', name: named }]);
  if (kind === 'person') return at(own, [{ kind: 'person', personId: named }]);
  const [holder = '', officeId = own] = text.split('@');
  return at(officeId, [role(holder as Role, officeId)]);
};

const ofWord = (word: Word, lead: Lead, playbook: Playbook, climbs: boolean): Address => {
  const own = officeOf(lead);
  const owner = ownershipOf(lead)?.owner ?? null;
  const { standing, routing, submitter, verifiers } = lead;
  const keeper = standing.stage === 'nurture' ? standing.keeper : owner;
  const decides = playbook.gates.decidedBy;
  const tierOffice = lead.tier?.office.officeId ?? own;
  switch (word) {
    case 'owner':
      return at(own, owner === null ? [] : [person(owner)]);
    case 'owner_manager':
      return at(own, [owner === null ? role('sales_manager', own) : managerOf(owner)]);
    case 'submitter':
      return at(own, [person(submitter)]);
    case 'submitter_manager':
      return at(submitter.officeId, [managerOf(submitter)]);
    case 'verifiers':
      return at(own, verifiers.length === 0 ? [role('lead_manager', own)] : verifiers.map(person));
    case 'verifiers_manager':
      return at(own, verifiers.length === 0 ? [role('sales_manager', own)] : verifiers.map(managerOf));
    case 'deciders':
      return at(tierOffice, [role(decides, tierOffice, owner)]);
    case 'deciders_manager':
      return at(tierOffice, [
        { kind: 'managers_of_role', role: decides, officeId: tierOffice, except: owner?.personId ?? null },
      ]);
    case 'keeper':
      return at(own, [keeper === null ? role('lead_manager', own) : person(keeper)]);
    case 'keeper_manager':
      return at(own, [keeper === null ? role('sales_manager', own) : managerOf(keeper)]);
    case 'pool':
      return at(
        own,
        standing.stage === 'distribute' && standing.pool !== null
          ? [{ kind: 'pool', role: standing.pool.role, officeId: standing.pool.office.officeId }]
          : [],
      );
    case 'lead_manager':
    case 'sales_manager':
      return at(own, [role(word, own)]);
    case 'tier_up': {
      const { officeId, told } = climbs
        ? officeToClimbTo(lead)
        : { officeId: officeAbove(lead), told: 'first' as const };
      return { receivers: [role('sales_manager', officeId)], officeId, told };
    }
    case 'rep_office':
    case 'region':
    case 'headquarters': {
      const { officeId } = officeFor(word, routing);
      return at(officeId, [role('sales_manager', officeId)]);
    }
  }
};

const at = (officeId: string, receivers: readonly Receiver[]): Address => ({
  receivers,
  officeId,
  told: 'first',
});

const person = ({ personId }: PersonRef): Receiver => ({ kind: 'person', personId });

const role = (held: Role, officeId: string, except: PersonRef | null = null): Receiver => ({
  kind: 'role',
  role: held,
  officeId,
  except: except?.personId ?? null,
});

/** As the person was named; whoever has no manager answers to the sales manager of their office. */
const managerOf = ({ managerId, officeId }: PersonRef): Receiver =>
  managerId === null ? role('sales_manager', officeId) : { kind: 'person', personId: managerId };
