// What could happen to several leads of one company? Random lives that meet: merged into one another, and parted again.
import fc from 'fast-check';
import { enveloped } from '../../bench/projection/lead-story.ts';
import { LeadRejection } from '../../domain/rejection.ts';
import type { LeadCommand } from '../../events/commands/lead-command.ts';
import type { Envelope } from '../../events/envelope.ts';
import type { LeadEvent } from '../../events/lead-event.ts';
import {
  as,
  assess,
  contact,
  customer,
  engine,
  hour,
  monday,
  obtain,
  offer,
  ref,
  usd,
  type Name,
} from './domain-world.ts';
import { idOf, LeadsTogether } from './leads-together.ts';
import { commandsOf, people } from './random-commands.ts';

interface Turn {
  readonly lead: number;
  readonly who: Name | 'engine';
  readonly wait: number;
  /** @param now epoch milliseconds */
  readonly commands: (now: number) => readonly LeadCommand[];
}

const submitters = ['ada', 'ben', 'mia', 'rex'] as const;

/** Each lead its own: small ones need no verification; some lack what holds them in obtain. */
const obtained = (lead: number): LeadCommand =>
  obtain({
    submitter: ref(submitters[lead % submitters.length] ?? 'ada'),
    customer: { ...customer, industry: ['manufacturing', 'logistics', null][lead % 3] ?? null },
    channel:
      lead % 4 === 3 ? null : { kind: 'ad_venue', name: ['fair', 'web'][lead % 2] ?? 'fair', campaign: null },
    contacts: [
      contact('c1', 'manager'),
      contact('c2', 'user'),
      contact('c3', 'executive', 'demand_key_person'),
    ],
    amount: lead % 2 === 0 ? usd(40_000) : { minor: 20_000_000, currency: 'EUR' },
  });

type Given = Pick<Turn, 'who' | 'commands'>;
const by = (who: Turn['who'], ...commands: readonly LeadCommand[]): Given => ({
  who,
  commands: () => commands,
});

/** Somebody spoke with the customer, and says so now or some days later. */
const spoke = (who: Turn['who'], daysAgo: number | null): Given => ({
  who,
  commands: (now) => [
    {
      type: 'RecordFollowUp',
      input: {
        ...{ kind: 'call', outcome: 'connected', begunBy: 'us', contactId: null, note: null },
        statedAt: daysAgo === null ? null : new Date(now - daysAgo * 24 * hour).toISOString(),
      },
    },
  ],
});

const good = by('hana', assess('P', 4), assess('C', 4), assess('S', 3), assess('T', 3));
const won = by('hana', {
  type: 'WinOrder',
  input: { orderNo: 'PO-1', amount: usd(9_000), signatoryContactId: 'c3', stated: null },
});

/** What brings a lead on, ends it or begins it anew, by somebody who may: random commands alone seldom do. */
const steps: readonly Given[] = [
  good,
  good,
  good,
  by('vera', { type: 'ClassifyLead', input: { note: 'enough' } }),
  ...[1, 1, 1, 2, 2, 3].map((ownershipNo) =>
    by('engine', offer(ownershipNo === 2 ? 'rex' : 'ben', ownershipNo)),
  ),
  won,
  won,
  ...[spoke('ben', null), spoke('ben', null), spoke('rex', null), spoke('hana', null)],
  ...[spoke('ben', 1), spoke('ben', 4), spoke('rex', 3)],
  by('hana', { type: 'LoseLead', input: { reason: 'price', note: null, stated: null } }),
  by('hana', { type: 'EvaluateLead', input: { sendBack: 'look again', stated: null } }),
  by('hana', { type: 'ReleaseLead', input: { reason: 'no time' } }),
  by('hana', { type: 'ReopenLead', input: { reason: 'asked again' } }),
  by('hana', {
    type: 'NurtureLead',
    input: { until: '2026-05-05', condition: null, keeper: ref('ben'), reason: 'not ripe' },
  }),
];
const merges: readonly Given[] = [
  ...[0, 1, 2, 3].map((into) => by('hana', { type: 'MergeLead', input: { intoLeadId: idOf(into) } })),
  by('hana', { type: 'UnmergeLead', input: { reason: 'another need after all' } }),
  by('hana', { type: 'UnmergeLead', input: { reason: 'another need after all' } }),
];
const anything: fc.Arbitrary<Given> = fc.record({
  who: fc.constantFrom<Turn['who']>(...people, 'engine'),
  commands: commandsOf(monday).map((command) => () => [command]),
});

const turn: fc.Arbitrary<Turn> = fc
  .tuple(
    fc.nat({ max: 3 }),
    fc.constantFrom(0, 0, 1, 7 * hour, 30 * hour, 30 * hour, 200 * hour, 60 * 24 * hour),
    fc.oneof(
      { weight: 10, arbitrary: fc.constantFrom(...steps) },
      { weight: 1, arbitrary: fc.constantFrom(...merges) },
      { weight: 3, arbitrary: anything },
    ),
  )
  .map(([lead, wait, given]) => ({ lead, wait, ...given }));

/** What is refused changes nothing, as in life. */
const given = (give: () => unknown): void => {
  try {
    give();
  } catch (error) {
    if (!(error instanceof LeadRejection)) throw error;
  }
};

const played = (turns: readonly Turn[]): readonly (readonly Envelope[])[] => {
  const leads = new LeadsTogether();
  const recorded = new Map<LeadEvent, string>();
  const note = (): void => {
    for (const events of leads.events.values())
      for (const event of events)
        if (!recorded.has(event)) recorded.set(event, new Date(leads.now).toISOString());
  };
  for (const { lead, who, wait, commands } of turns) {
    leads.now += wait;
    const due: LeadCommand = { type: 'ReachDeadline', input: { due: new Date(leads.now).toISOString() } };
    if (leads.leads.has(idOf(lead))) {
      given(() => leads.do(idOf(lead), engine, due));
      given(() => leads.do(idOf(lead), who === 'engine' ? engine : as(who), ...commands(leads.now)));
    } else {
      leads.do(idOf(lead), submitters[lead % submitters.length] ?? 'ada', obtained(lead));
    }
    leads.settle();
    note();
  }
  return [...leads.events].map(([leadId, events]) =>
    enveloped(leadId, events, (event) => recorded.get(event) ?? event.time),
  );
};

/** Up to four leads with the envelopes of each, in order; days pass within them, and some facts come late. */
export const livesTogether: fc.Arbitrary<readonly (readonly Envelope[])[]> = fc
  .array(turn, { minLength: 1, maxLength: 80, size: 'max' })
  .map(played);
