// Whatever merges cross, and in whatever order their messages arrive: is there always a survivor, and is nothing lost?
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evolve } from '../../domain/evolve.ts';
import { isEnded, type Lead } from '../../domain/lead.ts';
import { heldOf } from '../../domain/merging/state.ts';
import { personsOf } from '../../domain/verification/contacts.ts';
import type { LeadCommand } from '../../events/commands/lead-command.ts';
import { LeadEvent } from '../../events/lead-event.ts';
import {
  as,
  assess,
  contact,
  engine,
  find,
  hour,
  monday,
  obtain,
  offer,
  ref,
} from '../support/domain-world.ts';
import { idOf, LeadsTogether, refusalCode } from '../support/leads-together.ts';
import { sized } from '../support/size.ts';

const runs = sized(400, 20_000);
const merge = (into: string): LeadCommand => ({ type: 'MergeLead', input: { intoLeadId: into } });
const unmerge: LeadCommand = { type: 'UnmergeLead', input: { reason: 'another need after all' } };
const submitters = ['ada', 'ben', 'mia', 'rex'] as const;

/** So many leads of one customer, each brought by somebody else, with a contact of its own and one whom all know. */
const leadsOf = (count: number): LeadsTogether => {
  const leads = new LeadsTogether();
  for (let n = 1; n <= count; n += 1) {
    const submitter = submitters[(n - 1) % submitters.length] ?? 'ada';
    leads.now = monday + n * hour;
    const contacts = [
      contact('c1', 'manager', null, `own-${String(n)}@example.com`),
      contact(`k${String(n)}`, 'user', null, 'kim@example.com'),
    ];
    leads.do(idOf(n), submitter, obtain({ submitter: ref(submitter), contacts }));
  }
  return leads;
};

const emailsOf = ({ contacts }: Lead): readonly string[] =>
  contacts.flatMap(({ email }) => (email === null ? [] : [email.token]));

/** All that must hold once nothing is on its way any more. */
const expectNothingLost = (leads: LeadsTogether): void => {
  const all = [...leads.leads.values()];
  expect(all.some(({ standing }) => standing.stage !== 'merged')).toBe(true);
  for (const lead of all) {
    expect(['proposed', 'undoing']).not.toContain(lead.merge.state);
    const intoThis = all.filter(
      ({ standing }) => standing.stage === 'merged' && standing.into === lead.leadId,
    );
    const held = heldOf(lead.absorbed);
    expect(held.map(({ fromLeadId, no }) => `${fromLeadId} ${String(no)}`).sort()).toEqual(
      intoThis.map(({ leadId, merge: { no } }) => `${leadId} ${String(no)}`).sort(),
    );
    for (const from of intoThis) {
      const known = new Set(emailsOf(lead));
      for (const email of emailsOf(from)) expect(known).toContain(email);
      expect(lead.firstHeard <= from.firstHeard).toBe(true);
      for (const { personId } of [from.submitter, ...from.coSubmitters])
        expect(lead.coSubmitters.map((one) => one.personId)).toContain(personId);
      for (const { findingId } of from.findings)
        expect(lead.findings.map((finding) => finding.findingId)).toContain(findingId);
    }
    const persons = personsOf(lead);
    const kims = lead.contacts.filter(({ email }) => email?.token === 'kim@example.com');
    expect(new Set(kims.map(({ contactId }) => persons.get(contactId))).size).toBeLessThanOrEqual(1);
    expect(new Set(lead.contacts.map(({ contactId }) => contactId)).size).toBe(lead.contacts.length);
    let end = lead;
    for (let steps = 0; end.standing.stage === 'merged'; steps += 1) {
      expect(steps).toBeLessThan(all.length);
      end = leads.lead(end.standing.into);
    }
  }
};

const expectToldInFull = (leads: LeadsTogether): void => {
  for (const [leadId, events] of leads.events) {
    for (const event of events) expect(LeadEvent.parse(event)).toEqual(event);
    const folded = events.reduce<Lead | null>((lead, event) => evolve(lead, event, leadId), null);
    expect(folded).toEqual(leads.lead(leadId));
  }
};

/** One after the other: proposed, asked for, answered. Where nothing is to be asked any more, nothing happens. */
const stepsOf = (leads: LeadsTogether, from: string, into: string): readonly (() => void)[] => [
  () => void refusalCode(() => leads.do(from, 'vera', merge(into))),
  () => leads.effects.filter(({ leadId }) => leadId === from).forEach((effect) => leads.ask(effect)),
  () => {
    const answer = leads.answers.findIndex(({ to }) => to === from);
    for (const one of answer === -1 ? [] : leads.answers.splice(answer, 1)) leads.deliver(one);
  },
];

/** Every order in which sequences of three steps may be woven into one. */
const weavings = (counts: readonly number[]): readonly (readonly number[])[] => {
  if (counts.every((count) => count === 0)) return [[]];
  return counts.flatMap((count, who) =>
    count === 0
      ? []
      : weavings(counts.map((left, index) => (index === who ? left - 1 : left))).map((rest) => [
          who,
          ...rest,
        ]),
  );
};

describe('in every order of messages', () => {
  test.each([
    [
      'two leads into each other',
      [
        [1, 2],
        [2, 1],
      ],
    ],
    [
      'a chain of three',
      [
        [1, 2],
        [2, 3],
      ],
    ],
    [
      'a cycle of three',
      [
        [1, 2],
        [2, 3],
        [3, 1],
      ],
    ],
    [
      'two into one, and that one into the first',
      [
        [1, 3],
        [2, 3],
        [3, 1],
      ],
    ],
  ])('%s leave a survivor with all of it', (_, pairs) => {
    const three = leadsOf(3);
    for (const order of weavings(pairs.map(() => 3))) {
      const leads = three.copy();
      const steps = pairs.map(([from = 0, into = 0]) => [...stepsOf(leads, idOf(from), idOf(into))]);
      for (const who of order) steps[who]?.shift()?.();
      leads.settle();
      expectNothingLost(leads);
    }
  });
});

const four = leadsOf(4);
type Act = (leads: LeadsTogether) => void;
const n = fc.integer({ min: 1, max: 4 }).map(idOf);
const pick = fc.nat(20);
const at = <Item>(items: readonly Item[], index: number): Item | undefined =>
  items[index % Math.max(items.length, 1)];
const given =
  (leadId: string, who: Parameters<LeadsTogether['do']>[1], command: LeadCommand): Act =>
  (leads) =>
    void refusalCode(() => leads.do(leadId, who, command));

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.tuple(n, n).map(([from, into]): Act => (leads) => {
      given(from, 'vera', merge(into))(leads);
      leads.settle();
    }),
  },
  { weight: 5, arbitrary: fc.tuple(n, n).map(([from, into]) => given(from, 'vera', merge(into))) },
  { weight: 3, arbitrary: n.map((leadId) => given(leadId, 'vera', unmerge)) },
  {
    weight: 6,
    arbitrary: pick.map((k): Act => (leads) => {
      const effect = at(leads.effects, k);
      if (effect !== undefined) leads.ask(effect);
    }),
  },
  {
    weight: 6,
    arbitrary: fc.tuple(pick, fc.constantFrom('once', 'twice', 'lost')).map(([k, how]): Act => (leads) => {
      const answer = at(leads.answers, k);
      if (answer === undefined) return;
      leads.answers.splice(leads.answers.indexOf(answer), 1);
      if (how !== 'lost') leads.deliver(answer);
      if (how === 'twice') leads.deliver(answer);
    }),
  },
  // A repeat that comes when all is over long since.
  {
    weight: 1,
    arbitrary: pick.map((k): Act => (leads) => {
      const effect = at(leads.asked, k);
      if (effect !== undefined) leads.ask(effect);
    }),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(n, fc.constantFrom('c1', 'k1', 'k2'))
      .map(([leadId, id]) => given(leadId, 'viktor', find(id, 'need'))),
  },
  { weight: 1, arbitrary: n.map((leadId) => given(leadId, 'rex', assess('C', 3))) },
  { weight: 1, arbitrary: n.map((leadId) => given(leadId, 'rex', assess('P', 3))) },
  { weight: 1, arbitrary: n.map((leadId) => given(leadId, engine, offer('ben'))) },
  {
    weight: 1,
    arbitrary: n.map((leadId) =>
      given(leadId, 'mia', { type: 'LoseLead', input: { reason: 'price', note: null, stated: null } }),
    ),
  },
  {
    weight: 1,
    arbitrary: n.map((leadId) =>
      given(leadId, 'vera', { type: 'ReopenLead', input: { reason: 'they called' } }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(1, 30 * 24).map(
      (hours): Act =>
        (leads) =>
          void (leads.now += hours * hour),
    ),
  },
);

describe('over random merges of four leads', () => {
  test('answers lost, doubled and late leave a survivor, nothing lost, and nothing given twice', () => {
    let [merged, undone, refused] = [0, 0, 0];
    fc.assert(
      fc.property(fc.array(act, { minLength: 10, maxLength: 40, size: 'max' }), (acts) => {
        const leads = four.copy();
        for (const one of acts) one(leads);
        leads.settle();
        expectNothingLost(leads);
        expectToldInFull(leads);
        const types = [...leads.events.values()].flat().map(({ type }) => type);
        merged += types.filter((type) => type === 'LeadMerged').length;
        undone += types.filter((type) => type === 'LeadUnabsorbed').length;
        refused += types.filter((type) => type === 'MergeWithdrawn' || type === 'UnmergeWithdrawn').length;
      }),
      { numRuns: runs },
    );
    for (const reached of [merged, undone, refused]) expect(reached).toBeGreaterThan(runs / 20);
  });

  test('nobody who brought or owned any of what became one verifies it, and who does is believed by others', () => {
    fc.assert(
      fc.property(fc.array(act, { minLength: 10, maxLength: 40, size: 'max' }), (acts) => {
        const leads = four.copy();
        for (const one of acts) one(leads);
        leads.settle();
        const partsOf = (lead: Lead): readonly Lead[] => [
          lead,
          ...heldOf(lead.absorbed).flatMap(({ fromLeadId }) => partsOf(leads.lead(fromLeadId))),
        ];
        for (const lead of leads.leads.values()) {
          const tied = partsOf(lead).flatMap((part) => [part.submitter.personId, ...part.formerOwners]);
          for (const who of submitters) {
            if (!tied.includes(who)) continue;
            const verifier = {
              ...as(who),
              managerId: null,
              officeId: 'hq',
              roles: ['lead_manager' as const],
            };
            const code = refusalCode(() => leads.do(lead.leadId, verifier, find('c1', 'budget')));
            expect(code).toBe(isEnded(lead) ? 'lead_ended' : 'not_independent');
          }
        }
      }),
      { numRuns: runs / 2 },
    );
  });
});
