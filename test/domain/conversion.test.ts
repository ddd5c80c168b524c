// How does a lead move from obtaining to its end, and what is refused on the way?
import { describe, expect, test } from 'vitest';
import type { LeadCommand } from '../../events/commands/lead-command.ts';
import {
  assess,
  engine,
  followUp,
  hour,
  leadId,
  monday,
  obtain,
  offer,
  owner,
  playbook,
  policy,
  ref,
  reservation,
  usd,
} from '../support/domain-world.ts';
import { life, type Life } from '../support/spec.ts';
import { react } from '../../domain/react.ts';

const obtained = (): Life => life().do('ada', obtain(), assess('P', 2), assess('C', 2)).stage('distribute');
const owned = (): Life => obtained().do(engine, offer('ben')).stage('convert');
const claim = (by: 'ben' | 'ada', ownershipNo = 1, claimsToday = 0): LeadCommand => ({
  type: 'ClaimLead',
  input: {
    owner: owner(by),
    reservation: reservation(ownershipNo),
    claimsToday,
    expertise: { industries: ['manufacturing'], products: ['Veridian Procure'] },
  },
});
const pool = (story: Life): Life =>
  story.do(engine, {
    type: 'NoOwnerFound',
    input: {
      ownershipNo: story.known.ownershipNo + 1,
      ever: 'somebody',
      because: 'all are full',
      considered: [],
      keeper: null,
    },
  });
const win = (signatoryContactId: string | null = null): LeadCommand => ({
  type: 'WinOrder',
  input: { orderNo: 'PO-1', amount: null, signatoryContactId, stated: null },
});
const lose: LeadCommand = { type: 'LoseLead', input: { reason: 'price', note: null, stated: null } };

describe('obtaining', () => {
  test('a lead lacking facts waits in obtain and moves on when they are told', () => {
    const story = life()
      .do('ada', obtain({ channel: null, informant: { relation: null, contactId: null } }))
      .stage('obtain');
    expect(story.known.missing).toEqual(['channel', 'informant.relation']);
    const told: LeadCommand = {
      type: 'EnrichLead',
      input: {
        customer: null,
        need: null,
        channel: { kind: 'channel_person', name: 'Kim', campaign: null },
        informant: { relation: 'outsider', contactId: null },
        contacts: [],
        counterpartContactId: null,
        amount: null,
        expectedDecisionOn: null,
        routing: null,
      },
    };
    story.do('ada', told).stage('evaluate').nothing('ada', told);
  });

  test('a suspected duplicate is decided first', () => {
    const otherLeadId = '00000000-0000-7000-8000-000000000009';
    const story = life()
      .do('ada', obtain({ suspects: [{ leadId: otherLeadId, because: 'same need' }] }))
      .stage('obtain');
    story.refused('unknown_reference', 'vera', {
      type: 'DismissDuplicate',
      input: { otherLeadId: leadId, note: 'no' },
    });
    story
      .do('vera', { type: 'DismissDuplicate', input: { otherLeadId, note: 'another plant' } })
      .stage('evaluate');
  });

  test('it is obtained once', () =>
    void life().do('ada', obtain()).refused('already_obtained', 'ada', obtain()));
  test('commands need a lead', () => void life().refused('lead_not_found', 'ada', assess('P', 1)));
  test('what is not yet supported says so', () => {
    obtained().refused('not_yet_supported', 'adam', {
      type: 'ErasePersonalData',
      input: { reason: 'they asked for it' },
    });
  });
});

describe('distribution', () => {
  test('an unowned lead asks for an owner with an id that never changes', () => {
    const { effects } = react(obtained().known, policy);
    expect(effects).toMatchObject([
      { type: 'findOwner', effectId: `${leadId}:own:1`, role: 'AR', office: { officeId: 'london' } },
      { type: 'findDuplicates', effectId: `${leadId}:duplicates` },
    ]);
  });

  test('of two who claim, the second is told who has it', () => {
    pool(obtained())
      .do('ben', claim('ben'))
      .stage('convert')
      .refused('already_owned', 'ada', claim('ada', 2));
  });

  test('a claim held for an ownership that has passed is refused', () => {
    pool(obtained())
      .refused('ownership_moved_on', 'ben', claim('ben', 2))
      .refused('claim_cap_reached', 'ben', claim('ben', 1, 5));
  });

  test('who releases a lead may not have it back for 30 days', () => {
    const story = owned();
    const { claim: _, ...others } = playbook.clocks;
    // Nobody takes it out of the pool meanwhile.
    story.policy = { ...policy, playbook: { ...playbook, clocks: others } };
    story.do('ben', { type: 'ReleaseLead', input: { reason: 'no time' } }).stage('distribute');
    story.refused('cooldown', 'ben', claim('ben', 2));
    expect(react(story.known, policy).effects).toMatchObject([{ type: 'releaseCapacity', ownershipNo: 1 }]);
    story
      .after(31 * 24 * hour)
      .do('ben', claim('ben', 2))
      .stage('convert');
  });

  test('a tier without anybody who could ever fit lets the lead rest', () => {
    const story = obtained().do(engine, {
      type: 'NoOwnerFound',
      input: {
        ownershipNo: 1,
        ever: 'nobody',
        because: 'no AR in London',
        considered: [],
        keeper: ref('vera'),
      },
    });
    expect(story.last('NurtureStarted')).toMatchObject({ keeper: { personId: 'vera' }, left: 'distribute' });
    story
      .stage('nurture')
      .after(31 * 24 * hour)
      .stage('distribute');
  });

  test('a reassigned lead stays in conversion and its first contact counts anew', () => {
    const story = owned().do('mia', {
      type: 'ReassignLead',
      input: { owner: owner('ada'), reservation: reservation(2), reason: 'holiday' },
    });
    story.stage('convert');
    expect(story.all('ClockStarted').map(({ data }) => `${data.clock} ${String(data.cycle)}`)).toEqual([
      'evaluate 1',
      'first_contact 1',
      'first_contact 2',
    ]);
    expect(react(story.known, policy).effects.map(({ type }) => type)).toEqual([
      'confirmReservation',
      'releaseCapacity',
    ]);
  });
});

describe('outcomes', () => {
  test('a lead whose need nobody confirmed is won only with the signatory named', () => {
    const story = owned().refused('need_not_confirmed', 'ben', win()).do('ben', win('c3')).stage('won');
    expect(story.types.slice(-3)).toEqual(['NeedConfirmed', 'OrderWon', 'ClockStopped']);
    story.nothing('ben', win('c3')).refused('lead_ended', 'ben', lose);
  });

  test('a lost lead is reopened into evaluation, within a year', () => {
    const story = owned().do('ben', lose).stage('lost');
    const reopen: LeadCommand = { type: 'ReopenLead', input: { reason: 'they called again' } };
    story.refused('not_permitted', 'ben', reopen).do('mia', reopen).stage('distribute');
    owned()
      .do('ben', lose)
      .after(366 * 24 * hour)
      .refused('too_late_to_reopen', 'mia', reopen);
  });

  test('from conversion only a sales manager who does not own it disqualifies', () => {
    const disqualify: LeadCommand = { type: 'DisqualifyLead', input: { reason: 'unrelated' } };
    owned().refused('not_permitted', 'vera', disqualify).do('mia', disqualify).stage('disqualified');
  });

  test('two people find that we cannot satisfy the need: an unrelated need', () => {
    const story = life().do('ada', obtain(), assess('C', 'cannot_satisfy')).stage('evaluate');
    story.do('vera', assess('C', 'cannot_satisfy')).stage('disqualified');
    expect(story.last('LeadDisqualified').confirms?.personId).toBe('ada');
  });

  test('milestones come in order', () => {
    owned()
      .refused('milestone_out_of_order', 'ben', {
        type: 'ReachMilestone',
        input: { milestone: 'contract_signed', stated: null },
      })
      .do('ben', { type: 'ReachMilestone', input: { milestone: 'solution_agreed', stated: null } });
  });

  test('a lead rests with a date and returns on its first working morning', () => {
    const story = owned().do('ben', {
      type: 'NurtureLead',
      input: { until: '2026-02-01', condition: null, keeper: null, reason: 'no budget yet' },
    });
    story
      .stage('nurture')
      .until(Date.UTC(2026, 1, 2, 8, 59))
      .stage('nurture')
      .after(60_000)
      .stage('distribute');
    expect(react(story.known, policy).effects[0]).toMatchObject({
      type: 'findOwner',
      preferred: { personId: 'ben' },
    });
  });

  test('history is stated by imports alone, and its clocks start at the import', () => {
    const stated = { at: '2024-01-02T00:00:00.000Z', basis: 'stated' as const };
    const row: LeadCommand[] = [
      obtain({ stated, informant: { relation: null, contactId: null } }),
      { type: 'EvaluateLead', input: { sendBack: null, stated } },
      { type: 'DistributeLead', input: { owner: owner('ben'), reservation: null, reason: 'stated', stated } },
      followUp('connected', '2024-01-20T00:00:00.000Z'),
    ];
    const story = life()
      .import('ada', ...row)
      .stage('convert');
    expect(story.all('ClockStarted')).toMatchObject([
      { time: new Date(monday).toISOString(), data: { clock: 'follow_up' } },
    ]);
    expect(story.last('LeadClassified')).toMatchObject({
      class: 'preliminary',
      because: 'not verified here',
    });
    life().refused('stated_only_in_imports', 'ada', ...row);
    const won: LeadCommand = {
      type: 'WinOrder',
      input: { orderNo: 'import:1', amount: usd(5), signatoryContactId: null, stated },
    };
    const ended = life()
      .import('ada', ...row, won)
      .stage('won');
    expect(react(ended.known, policy)).toEqual({ effects: [], deadline: null });
  });
});
