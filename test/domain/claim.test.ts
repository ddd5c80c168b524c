// Who may claim a lead from its pool? Each reason alone is enough to refuse; without any the lead is theirs.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { execute } from '../../domain/execute.ts';
import { LeadRejection } from '../../domain/rejection.ts';
import type { LeadCommand } from '../../events/commands/lead-command.ts';
import type { Office } from '../../events/values.ts';
import {
  as,
  assess,
  engine,
  find,
  hour,
  leadId,
  need,
  obtain,
  offer,
  offices,
  owner,
  policy,
  reservation,
} from '../support/domain-world.ts';
import { life, type Life } from '../support/spec.ts';

const day = 24 * hour;
const nobody = (ownershipNo: number): LeadCommand => ({
  type: 'NoOwnerFound',
  input: { ownershipNo, ever: 'somebody', because: 'all are full', considered: [], keeper: null },
});
const ready = (): Life => life().do('ada', obtain(), assess('P', 2), assess('C', 2));
/** In the pool of London: never owned, given up by ben, or verified by him. */
const pools: Readonly<Record<'new' | 'given up' | 'verified', () => Life>> = {
  new: () => ready().do(engine, nobody(1)),
  'given up': () =>
    ready()
      .do(engine, offer('ben'))
      .do('ben', { type: 'ReleaseLead', input: { reason: 'no time' } }),
  verified: () =>
    ready()
      .do(engine, nobody(1))
      .do('vera', { type: 'AppointVerifier', input: { verifier: owner('ben'), sendBack: null } })
      .do('ben', find('c1', 'need')),
};

const elsewhere: Office = { officeId: 'paris', tier: 'rep_office', path: ['paris', 'emea', 'hq'] };

test('a claim is taken exactly from whom role, knowledge, office, cap, cooldown and independence allow it', () => {
  fc.assert(
    fc.property(
      fc.record({
        history: fc.constantFrom<keyof typeof pools>('new', 'new', 'given up', 'verified'),
        waited: fc.constantFrom(0, 29, 31),
        role: fc.constantFrom<'AR' | 'SR' | 'inside_sales'>('AR', 'AR', 'AR', 'SR', 'inside_sales'),
        office: fc.constantFrom(offices.london, offices.london, offices.emea, elsewhere),
        industries: fc.constantFrom<string[]>(['manufacturing'], ['manufacturing', 'telecom'], ['telecom']),
        products: fc.constantFrom<string[]>([need.product ?? ''], [need.product ?? '', 'other'], []),
        claimsToday: fc.integer({ min: 3, max: 6 }),
      }),
      ({ history, waited, role, office, industries, products, claimsToday }) => {
        const story = pools[history]().after(waited * day);
        const { standing, ownershipNo } = story.known;
        fc.pre(standing.stage === 'distribute' && standing.pool !== null);
        const command: LeadCommand = {
          type: 'ClaimLead',
          input: {
            owner: { ...owner('ben'), role, officeId: office.officeId, office },
            reservation: reservation(ownershipNo + 1),
            ...{ claimsToday, expertise: { industries, products } },
          },
        };
        const fits =
          role === 'AR' &&
          office === offices.london &&
          industries.includes('manufacturing') &&
          products.includes(need.product ?? '');
        const expected = !fits
          ? 'not_qualified'
          : claimsToday >= 5
            ? 'claim_cap_reached'
            : history === 'verified'
              ? 'not_independent'
              : history === 'given up' && waited < 30
                ? 'cooldown'
                : 'taken';
        expect(answerTo(story, command)).toBe(expected);
      },
    ),
    { numRuns: 300 },
  );
});

const answerTo = (story: Life, command: LeadCommand): string => {
  try {
    const batch = { actor: as('ben'), origin: 'live' as const, commands: [command], calendars: [] };
    const { lead } = execute(batch, leadId, story.lead, policy, story.now);
    return lead?.standing.stage === 'convert' ? 'taken' : 'left';
  } catch (error) {
    if (error instanceof LeadRejection) return error.code;
    throw error;
  }
};
