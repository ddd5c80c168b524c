// Commands as people might give them, right or wrong, for properties over random lives.
import fc from 'fast-check';
import type { CommandOf, LeadCommand } from '../../events/commands/lead-command.ts';
import {
  Angle,
  Dimension,
  FindingResult,
  FollowUpOutcome,
  Gate,
  GateDecision,
  LossReason,
  Medium,
  Milestone,
  PainLevel,
  Rating,
  Relation,
  Tier,
} from '../../events/vocabulary.ts';
import { customer, need, owner, playbook, ref, reservation, usd, type Name } from './domain-world.ts';

export const people: readonly Name[] = ['ada', 'ben', 'mia', 'vera', 'viktor', 'rex', 'hana', 'noor'];
export const angles = Angle.options;
/** Those of the default playbook, and one that no playbook has. */
const clockNames = [...Object.keys(playbook.clocks), 'no_such_clock'];

/** True now or later, and one that is never more than unknown. */
const restConditions = ['lead.grade == "A"', 'lead.amount >= 1000000.0', 'lead.territory == "nowhere"'];
const sealed = { sealed: 'v1.text', token: 'text' };
const contactId = fc.constantFrom('c1', 'c2', 'c3', 'c4', 'c9');
const name = fc.constantFrom<Name>(...people);
const reason = fc.constant('because');
const rating = fc.constantFrom(...Rating.options[0].values, ...Rating.options[1].options);
const place = fc.integer({ min: 1, max: 4 }).map((no) => reservation(no, Date.UTC(2050, 0)));

const attachmentId = fc.constantFrom(
  ...['0199c0de-0000-7000-8000-00000000a11a', '0199c0de-0000-7000-8000-00000000a11b'],
);
const attachment = (id: string): Input<'AddAttachment'> => ({
  ...{ attachmentId: id, fileName: sealed, mediaType: 'application/pdf', bytes: 1, digest: 'd', says: null },
});

type Input<Type extends LeadCommand['type']> = CommandOf<Type>['input'];

const command = <Type extends LeadCommand['type']>(
  type: Type,
  input: fc.Arbitrary<Input<Type>>,
): fc.Arbitrary<LeadCommand> => input.map((value) => ({ type, input: value }) as LeadCommand);

/** New facts of customer, need, price and informant; each may stay as it is. */
const enrich: fc.Arbitrary<LeadCommand> = command(
  'EnrichLead',
  fc.record({
    customer: fc.option(
      fc
        .record({
          industry: fc.option(fc.constantFrom('manufacturing', 'logistics')),
          revenue: fc.option(
            fc.record({
              from: fc.option(fc.constantFrom(0, 1_000_000, 50_000_000)),
              to: fc.option(fc.constantFrom(60_000_000, 200_000_000)),
              currency: fc.constantFrom('USD', 'XAU'),
            }),
          ),
          margin: fc.option(fc.constantFrom(0, 0.2)),
        })
        .map((facts) => ({ ...customer, ...facts })),
    ),
    need: fc.option(
      fc
        .constantFrom('customer' as const, 'inferred' as const, null)
        .map((statedBy) => ({ ...need, statedBy })),
    ),
    channel: fc.constant(null),
    informant: fc.option(
      fc.option(fc.constantFrom(...Relation.options)).map((relation) => ({ relation, contactId: null })),
    ),
    contacts: fc.constant([]),
    counterpartContactId: fc.constant(null),
    amount: fc.option(
      fc.constantFrom(usd(40_000), usd(200_000), usd(9_000_000), { minor: 100, currency: 'XAU' }),
    ),
    expectedDecisionOn: fc.option(fc.constantFrom('2026-03-01', '2027-06-01')),
    routing: fc.constant(null),
  }),
);

/** Any command a door or the engine may give, most of them sensible somewhere in a life that began at `start`. */
export const commandsOf = (start: number): fc.Arbitrary<LeadCommand> => {
  const past = fc.option(
    fc.integer({ min: -40, max: 400 }).map((hours) => new Date(start + hours * 3_600_000).toISOString()),
  );
  return fc.oneof(
    { weight: 2, arbitrary: enrich },
    {
      weight: 4,
      arbitrary: command(
        'AssessDimension',
        fc.record({
          dimension: fc.constantFrom(...Dimension.options),
          rating,
          evidence: fc.constant(null),
          observedAt: past,
        }),
      ),
    },
    {
      weight: 6,
      arbitrary: command(
        'RecordFinding',
        fc.record({
          contactId,
          angle: fc.constantFrom(...angles),
          medium: fc.constantFrom(...Medium.options),
          result: fc.constantFrom<Input<'RecordFinding'>['result']>('confirmed', ...FindingResult.options),
          note: fc.constant(null),
          verifier: fc.option(name.map(ref)),
          statedAt: past,
        }),
      ),
    },
    {
      weight: 4,
      arbitrary: command(
        'RecordFollowUp',
        fc.record({
          kind: fc.constant('call' as const),
          outcome: fc.constantFrom(...FollowUpOutcome.options),
          begunBy: fc.constant('us' as const),
          contactId: fc.option(contactId),
          note: fc.constant(null),
          statedAt: past,
        }),
      ),
    },
    {
      weight: 4,
      arbitrary: command(
        'OfferOwner',
        fc.record({
          owner: name.map(owner),
          reservation: place,
          because: reason,
          considered: fc.constant([]),
        }),
      ),
    },
    command(
      'NoOwnerFound',
      fc.record({
        ownershipNo: fc.integer({ min: 1, max: 3 }),
        ever: fc.constantFrom('somebody', 'nobody'),
        because: reason,
        considered: fc.constant([]),
        keeper: fc.option(name.map(ref)),
      }),
    ),
    command(
      'ClaimLead',
      fc.record({
        owner: name.map(owner),
        reservation: place,
        claimsToday: fc.integer({ min: 0, max: 6 }),
        expertise: fc.constant({ industries: ['manufacturing'], products: ['Veridian Procure'] }),
      }),
    ),
    command(
      'DistributeLead',
      fc.record({ owner: name.map(owner), reservation: place, reason, stated: fc.constant(null) }),
    ),
    command('ReassignLead', fc.record({ owner: name.map(owner), reservation: place, reason })),
    command('ReleaseLead', fc.record({ reason })),
    command(
      'NurtureLead',
      fc.record({
        until: fc.constantFrom('2026-02-01', '2026-05-05', '2027-01-01'),
        condition: fc.option(fc.constantFrom(...restConditions)),
        keeper: fc.option(name.map(ref)),
        reason,
      }),
    ),
    command('ReturnLead', fc.record({ reason })),
    command('TierLead', fc.record({ tier: fc.constantFrom(...Tier.options), reason })),
    command('EvaluateLead', fc.record({ sendBack: fc.option(reason), stated: fc.constant(null) })),
    command('ClassifyLead', fc.constant({ note: 'enough' })),
    command('AppointVerifier', fc.record({ verifier: name.map(ref), sendBack: fc.option(reason) })),
    command(
      'SupersedeFinding',
      fc.record({
        findingId: fc
          .integer({ min: 1, max: 3 })
          .map((n) => `00000000-0000-7000-8000-000000000001/finding/${String(n)}`),
        note: fc.constant(sealed),
      }),
    ),
    command('IdentifyKeyPerson', fc.record({ contactId })),
    command('ConfirmNeed', fc.record({ contactId, medium: fc.constantFrom(...Medium.options) })),
    command(
      'AssessPain',
      fc.record({
        painId: fc.constantFrom('coverage', 'cost'),
        stakeholderContactId: contactId,
        level: fc.constantFrom(...PainLevel.options),
        reasons: fc.constant(null),
        consequence: fc.constant(null),
        cost: fc.constant(usd(500_000)),
      }),
    ),
    {
      weight: 2,
      arbitrary: command(
        'DecideGate',
        fc.record({
          gate: fc.constantFrom(...Gate.options),
          decision: fc.constantFrom(...GateDecision.options),
          note: reason,
          redirectTo: fc.option(fc.constantFrom('evaluate', 'cross_verify', 'distribute')),
          until: fc.option(fc.constantFrom('2026-02-01', '2026-05-05')),
        }),
      ),
    },
    command(
      'ReachMilestone',
      fc.record({ milestone: fc.constantFrom(...Milestone.options), stated: fc.constant(null) }),
    ),
    command(
      'WinOrder',
      fc.record({
        orderNo: fc.constantFrom('PO-1', 'PO-2'),
        amount: fc.constant(null),
        signatoryContactId: fc.option(contactId),
        stated: fc.constant(null),
      }),
    ),
    command(
      'LoseLead',
      fc.record({
        reason: fc.constantFrom(...LossReason.options),
        note: fc.option(reason),
        stated: fc.constant(null),
      }),
    ),
    command('DisqualifyLead', fc.record({ reason })),
    { weight: 2, arbitrary: command('ReopenLead', fc.record({ reason })) },
    command(
      'PauseClock',
      fc.record({
        clock: fc.constantFrom(...clockNames),
        until: fc.integer({ min: 1, max: 200 }).map((h) => new Date(start + h * 3_600_000).toISOString()),
        reason,
      }),
    ),
    command('ResumeClock', fc.record({ clock: fc.constantFrom(...clockNames) })),
    command('AddNote', fc.constant({ note: sealed })),
    command('AddAttachment', attachmentId.map(attachment)),
    command('RemoveAttachment', fc.record({ attachmentId })),
    {
      weight: 2,
      arbitrary: command(
        'AdoptPlaybook',
        fc.record({ name: fc.constant('default'), version: fc.integer({ min: 1, max: 4 }) }),
      ),
    },
  );
};
