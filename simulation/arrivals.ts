// Which leads come, when and through whom? In order of time, their keys made in bulk.
import { ownershipOf } from '../domain/lead.ts';
import { leadIdOf } from '../doors/ids.ts';
import { officeRouting, personRef } from '../doors/organisation/organisation.ts';
import type { PersonRecord } from '../doors/organisation/organisation.ts';
import type { LeadKey } from '../doors/sealed-text.ts';
import { chanceOf } from './chance.ts';
import type { Chance } from './chance.ts';
import { peopleWith } from './company.ts';
import type { Company } from './company.ts';
import { customerOf } from './customers/customer.ts';
import { obtainedFrom } from './customers/prospect.ts';
import type { Obtain } from './customers/prospect.ts';
import type { KeysFor } from './keys.ts';
import type { Former, Life } from './life.ts';
import { day } from './office-hours.ts';
import type { Span } from './absences.ts';
import { traitsFrom } from './traits.ts';

export interface Arrival {
  /** When we hear of it, at night or on a Sunday as well: never earlier than that of the lead before. */
  readonly heardAt: number;
  /** When the submitter gets to it. Epoch milliseconds both. */
  readonly at: number;
  readonly submitter: string;
  readonly life: Life;
}

export interface ArrivalsOrder {
  readonly company: Company;
  readonly seed: number;
  readonly leads: number;
  readonly span: Span;
  /** Share of leads that the first talk ends, from 0 to 1. */
  readonly unfit: number;
  readonly keysFor: KeysFor;
}

/** Leads whose keys are made in one question. */
const block = 500;
/** The last ones come so long before the end that everybody is back from a holiday by then. */
const quietAtTheEnd = 15 * day;
/** Of ten leads four are of a customer who has another one. */
const customersALead = 0.6;

export async function* arrivalsOf(order: ArrivalsOrder): AsyncGenerator<Arrival> {
  for (let first = 0; first < order.leads; first += block) {
    const numbers = Array.from({ length: Math.min(block, order.leads - first) }, (_, index) => first + index);
    const ids = numbers.map((number) => simulatedId(order.seed, number));
    const keys = await order.keysFor(ids);
    for (const [index, number] of numbers.entries()) {
      const leadId = ids[index] ?? '';
      const key = keys.get(leadId);
      if (key === undefined) throw new Error(`no key was made for lead ${leadId}`);
      yield arrival(order, number, leadId, key);
    }
  }
}

/** The same seed makes the same leads. */
export const simulatedId = (seed: number, number: number): string =>
  leadIdOf('simulation', `${String(seed)}/${String(number)}`);

const arrival = (order: ArrivalsOrder, number: number, leadId: string, key: LeadKey): Arrival => {
  const { company, seed, leads, span, unfit } = order;
  const chance = chanceOf(seed, 'lead', number);
  const end = Math.max(span.from + day, span.until - quietAtTheEnd);
  const heardAt = Math.floor(span.from + ((number + chance.share()) / leads) * (end - span.from));
  const customers = Math.max(1, Math.floor(leads * customersALead));
  const prospect = customerOf(company, seed, chance.whole(0, customers - 1));
  const { submitter, at } = submitterOf(company, prospect.customer.territory, chance, {
    heardAt,
    before: span.until,
  });
  return {
    ...{ heardAt, at, submitter },
    life: {
      ...{ number, leadId, key, chance, prospect, traits: traitsFrom(chance, unfit), lead: null },
      fates: fatesOf(seed, number),
      ...{ acts: {}, thoughtOf: {}, turn: 0, dueAt: Infinity, batches: 0, course: null, findings: null },
      done: {
        ...{ sessions: 0, rests: 0, detours: 0, gateRounds: 0, merges: 0, reopenings: 0, refusals: 0 },
        ...{ team: false, orders: 0, pauses: 0 },
      },
      answered: new Set(),
      awaited: 0,
    },
  };
};

/** One number for each time that the customer decides. */
export const fatesOf = (seed: number, number: number): Chance => chanceOf(seed, 'fates', number);

/** Mostly somebody of the office that serves the customer, else of one above it; whoever is there. */
const submitterOf = (
  company: Company,
  territory: string | null,
  chance: Chance,
  { heardAt, before }: { readonly heardAt: number; readonly before: number },
): { readonly submitter: string; readonly at: number } => {
  const { rep_office: rep, region, headquarters } = officeRouting(company.organisation, territory);
  const places = [rep ?? region ?? headquarters, region ?? headquarters, headquarters];
  const officeId = chance.weighted([
    [places[0]?.officeId, 80],
    [places[1]?.officeId, 14],
    [places[2]?.officeId, 6],
  ]);
  const brings = peopleWith(company, 'AR', 'SR', 'FR', 'inside_sales', 'lead_manager');
  const near = chance.shuffled(brings.filter((person) => person.officeId === officeId));
  for (const person of [...near, ...chance.shuffled(brings)]) {
    const at = presentAt(company, person, heardAt);
    if (at < before) return { submitter: person.personId, at };
  }
  throw new RangeError('Nobody of the organisation works in the last two weeks of the simulation.');
};

/** Somebody who is away is passed over, while others are there. */
const presentAt = (company: Company, { personId }: PersonRecord, heardAt: number): number =>
  company.isAway(personId, heardAt) ? Infinity : company.present(personId, heardAt, 0);

/** Of so many leads one is the same need as an open one, brought by somebody else. */
const duplicates = 0.05;
/** And so many follow one that has ended, of the same customer. */
const followers = 0.03;

/**
 * What the submitter tells. Of a need that somebody else brought already, it is the same customer's.
 * @param recent lives that began not long ago: one of these may be the same need
 * @param past leads that have ended for good not long ago: it may follow one of these
 */
export const obtainedBy = (
  company: Company,
  { life, submitter, at }: Arrival,
  { recent, past }: { readonly recent: readonly Life[]; readonly past: readonly Former[] },
): Obtain => {
  const other = life.chance.happens(duplicates) ? metAmong(recent, submitter, life) : null;
  const follows = other === null && past.length > 0 && life.chance.happens(followers);
  const former = follows ? life.chance.oneOf(past) : null;
  life.prospect = (other ?? former)?.prospect ?? life.prospect;
  const obtained = obtainedFrom(life.prospect, {
    ...{ company, chance: life.chance, at },
    submitter: personRef(company.organisation, submitter),
  });
  const need = other?.lead?.need ?? null;
  if (other === null || need === null || obtained.need === null)
    return { ...obtained, previousLeadId: former?.leadId ?? null };
  return {
    ...obtained,
    need: { ...obtained.need, needId: need.needId, product: need.product },
    suspects: [{ leadId: other.leadId, because: 'same company and product' }],
  };
};

const metAmong = (recent: readonly Life[], submitter: string, { chance }: Life): Life | null => {
  const open = recent.filter((other) => mayBeMet(other, submitter));
  return open.length === 0 ? null : chance.oneOf(open);
};

const mayBeMet = ({ lead }: Life, submitter: string): boolean =>
  lead !== null &&
  lead.merge.state === 'never' &&
  (lead.standing.stage === 'evaluate' ||
    lead.standing.stage === 'cross_verify' ||
    lead.standing.stage === 'distribute' ||
    lead.standing.stage === 'convert') &&
  lead.submitter.personId !== submitter &&
  ownershipOf(lead)?.owner.personId !== submitter;
