// Is there a way round cross-verification, under whatever playbook and in whatever order people try it?
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { execute } from '../../domain/execute.ts';
import type { Lead } from '../../domain/lead.ts';
import type { Playbook } from '../../domain/playbook.ts';
import type { Policy } from '../../domain/policy.ts';
import { LeadRejection } from '../../domain/rejection.ts';
import { LeadCommand } from '../../events/commands/lead-command.ts';
import type { LeadEvent } from '../../events/lead-event.ts';
import type { Actor } from '../../events/values.ts';
import { Angle, FindingResult, Level, Medium } from '../../events/vocabulary.ts';
import { barredBy, objections } from '../support/believable.ts';
import {
  as,
  assess,
  contact,
  engine,
  find,
  hour,
  leadId,
  monday,
  obtain,
  owner,
  playbook,
  policy,
  ref,
  reservation,
  usd,
  type Name,
} from '../support/domain-world.ts';
import { validPlaybooks } from '../support/valid-playbooks.ts';
import { sized } from '../support/size.ts';

const runs = sized(400, 20_000);
const people: readonly Name[] = ['ada', 'ben', 'mia', 'vera', 'viktor', 'rex', 'hana'];
const name = fc.constantFrom(...people);
const contactId = fc.constantFrom('c1', 'c2', 'c3', 'c4', 'vera');
const address = fc.option(fc.constantFrom('kim@example.com', 'lee@example.com', 'sam@example.com'));
const token = (text: string | null): { sealed: string; token: string } | null =>
  text === null ? null : { sealed: `v1.${text}`, token: text };

/** Everybody may do all that a lead manager and a sales manager of headquarters may: only the hard rules are left. */
const unbound = (who: Name): Actor => ({
  ...as(who),
  officeId: 'hq',
  roles: ['AR', 'lead_manager', 'sales_manager'],
});

const someContact = fc
  .record({ contactId, level: fc.option(fc.constantFrom(...Level.options)), email: address, phone: address })
  .map(({ email, phone, ...rest }) => ({
    ...contact(rest.contactId, rest.level),
    email: token(email),
    phone: token(phone),
  }));

const enrich = fc
  .record({
    contacts: fc.array(someContact, { maxLength: 2 }),
    counterpart: fc.option(contactId),
    informant: fc.option(contactId, { freq: 2 }),
  })
  .map(({ contacts, counterpart, informant }): LeadCommand => {
    const unique = contacts.filter(
      (one, index) => contacts.findIndex((other) => other.contactId === one.contactId) === index,
    );
    return {
      type: 'EnrichLead',
      input: {
        ...{ customer: null, need: null, channel: null, amount: null, expectedDecisionOn: null },
        routing: null,
        contacts: unique,
        counterpartContactId: counterpart,
        informant: informant === null ? null : { relation: 'outsider', contactId: informant },
      },
    };
  });

const finding = fc
  .record({
    contactId,
    angle: fc.constantFrom(...Angle.options),
    medium: fc.constantFrom(...Medium.options),
    result: fc.constantFrom<FindingResult>('confirmed', 'confirmed', 'confirmed', ...FindingResult.options),
    verifier: fc.option(name.map(ref), { freq: 2 }),
    statedAt: fc.constant(null),
    note: fc.constant(null),
  })
  .map((input): LeadCommand => ({ type: 'RecordFinding', input }));

const place = fc.integer({ min: 1, max: 3 }).map((no) => reservation(no, Date.UTC(2050, 0)));
const given = { reason: 'because' };
const owning = fc.oneof(
  fc
    .record({ owner: name.map(owner), reservation: place })
    .map(({ owner: to, reservation: held }): LeadCommand => ({
      type: 'OfferOwner',
      input: { owner: to, reservation: held, because: 'fits', considered: [] },
    })),
  fc.record({ owner: name.map(owner), reservation: place }).map((input): LeadCommand => ({
    type: 'DistributeLead',
    input: { ...input, ...given, stated: null },
  })),
  fc.record({ owner: name.map(owner), reservation: place }).map((input): LeadCommand => ({
    type: 'ReassignLead',
    input: { ...input, ...given },
  })),
  fc.constant<LeadCommand>({ type: 'ReleaseLead', input: given }),
);

const number = fc.integer({ min: 1, max: 6 });
const other: fc.Arbitrary<LeadCommand> = fc.oneof(
  number.map((no): LeadCommand => ({
    type: 'SupersedeFinding',
    input: { findingId: `${leadId}/finding/${String(no)}`, note: { sealed: 'v1.n', token: 'n' } },
  })),
  contactId.map((id): LeadCommand => ({ type: 'IdentifyKeyPerson', input: { contactId: id } })),
  contactId.map((id): LeadCommand => ({
    type: 'ConfirmNeed',
    input: { contactId: id, medium: 'in_person' },
  })),
  fc.constant<LeadCommand>({ type: 'ClassifyLead', input: { note: 'enough' } }),
  fc
    .record({ verifier: name.map(ref), sendBack: fc.option(fc.constant('again')) })
    .map((input): LeadCommand => ({ type: 'AppointVerifier', input })),
  fc.constant<LeadCommand>({ type: 'EvaluateLead', input: { sendBack: 'again', stated: null } }),
);

interface Step {
  readonly who: Name | 'engine' | 'import' | 'service';
  readonly wait: number;
  readonly command: LeadCommand;
}

const step: fc.Arbitrary<Step> = fc.record({
  who: fc.constantFrom<Step['who']>(...people, ...people, 'vera', 'viktor', 'engine', 'import', 'service'),
  wait: fc.constantFrom(0, 0, 0, hour, 60 * 24 * hour),
  command: fc.oneof(
    { weight: 10, arbitrary: finding },
    { weight: 3, arbitrary: enrich },
    { weight: 3, arbitrary: owning },
    { weight: 3, arbitrary: other },
  ),
});

/** Confirmations as they should be, before anybody tries anything. */
const honest: fc.Arbitrary<Step> = fc
  .tuple(
    fc.constantFrom<Name>('vera', 'viktor', 'hana'),
    fc.constantFrom('c1', 'c2', 'c3'),
    fc.constantFrom<Angle>('need', 'budget', 'timing'),
  )
  .map(([who, heard, angle]) => ({ who, wait: 0, command: find(heard, angle, 'confirmed', 'video') }));

const plan = fc.record({
  confirmations: fc.integer({ min: 0, max: 4 }),
  contacts: fc.integer({ min: 0, max: 3 }),
  levels: fc.record({
    count: fc.integer({ min: 0, max: 3 }),
    oneOf: fc.subarray([...Level.options]),
  }),
  angles: fc.record({
    all: fc.subarray([...Angle.options], { maxLength: 2 }),
    oneOf: fc.subarray([...Angle.options]),
  }),
  verifiers: fc.integer({ min: 0, max: 2 }),
  validDays: fc.constantFrom(30, 180, 365),
});

/** Playbooks that ask for as little as they can be made to. */
const undemanding: fc.Arbitrary<Policy> = fc
  .record({
    plan,
    besidesReportingLine: fc.constantFrom<Playbook['verification']['besidesReportingLine']>(
      'allow',
      'refuse',
    ),
    required: fc.constantFrom('true', 'false'),
  })
  .map(({ plan: every, ...rest }) => ({
    ...policy,
    playbook: {
      ...playbook,
      verification: {
        ...playbook.verification,
        ...rest,
        plans: { rep_office: every, region: every, headquarters: every },
      },
    },
  }));

/** And playbooks of every kind: whom they lend roles to, whom they let own what, where they send leads. */
const anyPolicy: fc.Arbitrary<Policy> = fc.oneof(
  { weight: 4, arbitrary: undemanding },
  { weight: 1, arbitrary: validPlaybooks.map((valid) => ({ ...policy, playbook: valid })) },
);

const first = obtain({
  submitter: ref('ben'),
  amount: usd(200_000),
  contacts: [
    contact('c1', 'manager'),
    contact('c2', 'user'),
    contact('c3', 'executive', 'demand_key_person'),
  ],
});

type Check = (events: readonly LeadEvent[], lead: Lead, now: number) => void;

/** ada enters a lead in ben's name; everybody then tries what they like. */
const tryAll = (check: Check): number => {
  let believed = 0;
  fc.assert(
    fc.property(
      anyPolicy,
      fc.array(honest, { maxLength: 6 }),
      fc.array(step, { maxLength: 30 }),
      (...tried) => {
        const [under, ...steps] = tried;
        let lead: Lead | null = null;
        let now = monday;
        const events: LeadEvent[] = [];
        const give = (actor: Actor, origin: 'live' | 'import', ...commands: LeadCommand[]): void => {
          try {
            const executed = execute({ actor, origin, commands, calendars: [] }, leadId, lead, under, now);
            lead = executed.lead;
            events.push(...executed.events);
          } catch (error) {
            if (!(error instanceof LeadRejection)) throw error;
          }
          if (lead !== null) check(events, lead, now);
        };
        give(as('ada'), 'live', first);
        give(as('vera'), 'live', assess('P', 4), assess('C', 4));
        for (const { who, wait, command } of steps.flat()) {
          now += wait;
          give(engine, 'live', { type: 'ReachDeadline', input: { due: new Date(now).toISOString() } });
          if (who === 'engine') give(engine, 'live', command);
          else if (who === 'service') give({ kind: 'service', name: 'sync' }, 'live', command);
          else if (who === 'import') give(unbound('vera'), 'import', command);
          else give(unbound(who), 'live', command);
        }
        if (events.some(({ type, data }) => type === 'LeadClassified' && data.class !== 'preliminary'))
          believed += 1;
      },
    ),
    { numRuns: runs },
  );
  return believed;
};

describe('whatever is tried, under any playbook', () => {
  test('no lead is believed by its submitter, an owner, the informant or one contact alone, or over a refutation', () => {
    const believed = tryAll((events, lead, now) => {
      if ((lead.classification?.class ?? 'preliminary') !== 'preliminary')
        expect(objections(events, now)).toEqual([]);
    });
    // The property says something: such lives do come to be believed.
    expect(believed).toBeGreaterThan(runs / 8);
  });

  test('nobody verifies what they submitted, entered, own, owned or told of; no service and no import verifies', () => {
    tryAll((events) => {
      const last = events.at(-1);
      if (last === undefined) return;
      const newest = events.findLastIndex(({ type }) => type === 'FindingRecorded');
      const event = events[newest];
      if (event?.type !== 'FindingRecorded') return;
      const barred = barredBy(events.slice(0, newest));
      expect(barred.has(event.data.verifier.personId)).toBe(false);
      expect(barred.has(event.data.recordedBy.personId)).toBe(false);
    });
  });

  test('nobody comes to own what they verified, recorded for another, or took a finding back on', () => {
    tryAll((events) => {
      const verified = new Set<string>();
      for (const event of events) {
        if (event.type === 'FindingRecorded')
          for (const { personId } of [event.data.verifier, event.data.recordedBy]) verified.add(personId);
        if (event.type === 'FindingSuperseded') verified.add(event.data.by.personId);
        if (event.type === 'LeadAssigned') expect(verified.has(event.data.owner.personId)).toBe(false);
      }
    });
  });

  test('every command tried is one that a door takes', () => {
    fc.assert(fc.property(step, ({ command }) => void LeadCommand.parse(command)));
  });
});
