// Which detours round cross-verification could somebody think of, one by one, and what comes of each?
import { describe, expect, test } from 'vitest';
import { evolve } from '../../domain/evolve.ts';
import { execute } from '../../domain/execute.ts';
import { classify } from '../../domain/verification/classify.ts';
import { dependence } from '../../domain/verification/independence.ts';
import type { CommandOf, LeadCommand } from '../../events/commands/lead-command.ts';
import type { Contact } from '../../events/values.ts';
import {
  as,
  assess,
  contact,
  engine,
  find,
  leadId,
  monday,
  obtain,
  offer,
  playbook,
  policy,
  ref,
  usd,
} from '../support/domain-world.ts';
import { life, type Life } from '../support/spec.ts';

const kim = 'kim@example.com';
const inVerification = (contacts: readonly Contact[] = known): Life =>
  life()
    .do('ada', obtain({ amount: usd(200_000), contacts: [...contacts] }), assess('P', 2), assess('C', 2))
    .stage('cross_verify');
const known = [contact('c1', 'manager'), contact('c2', 'user'), contact('c3', 'executive')];

const enrich = (changes: Partial<CommandOf<'EnrichLead'>['input']>): LeadCommand => ({
  type: 'EnrichLead',
  input: {
    ...{ customer: null, need: null, channel: null, informant: null, contacts: [] },
    ...{ counterpartContactId: null, amount: null, expectedDecisionOn: null, routing: null },
    ...changes,
  },
});
const forAnother = (command: LeadCommand, name: Parameters<typeof ref>[0]): LeadCommand =>
  command.type === 'RecordFinding'
    ? { ...command, input: { ...command.input, verifier: ref(name) } }
    : command;

describe('contacts made to fit', () => {
  test('another counterpart named afterwards has to be heard as such', () => {
    const story = inVerification().do('vera', find('c2', 'need'), find('c3', 'budget'));
    story.do('ada', enrich({ counterpartContactId: 'c2' })).stage('cross_verify');
    story.do('vera', find('c2', 'timing')).stage('distribute');
  });

  test('the counterpart is not heard by taking over the address of somebody who was', () => {
    const four = [contact('c1', 'manager'), contact('c2', 'user', null, kim), ...known.slice(2)];
    const story = inVerification([...four, contact('c4', 'manager')]);
    story.do('vera', find('c2', 'need'), find('c3', 'budget'), find('c4', 'timing'));
    story.do('ada', enrich({ contacts: [contact('c1', 'manager', null, kim)] })).stage('cross_verify');
  });

  test('two records found to be one person take the class away; told apart again they do not bring it back', () => {
    const story = inVerification().do('vera', find('c1', 'need'), find('c2', 'budget')).stage('distribute');
    const shared = [contact('c1', 'manager', null, kim), contact('c2', 'user', null, kim)];
    story.do('ada', enrich({ contacts: shared })).stage('cross_verify');
    expect(story.last('LeadClassified')).toMatchObject({ class: 'preliminary', cause: 'LeadEnriched' });
    story.do('ada', enrich({ contacts: [contact('c2', 'user', null, 'new@example.com')] }));
    story.stage('cross_verify').do('vera', find('c2', 'timing')).stage('cross_verify');
  });

  test('whoever takes over an address that a record had once is that person', () => {
    const story = inVerification([contact('c1', 'manager', null, kim), ...known.slice(1)]);
    story.do('vera', find('c1', 'need'));
    story.do('ada', enrich({ contacts: [contact('c1', 'manager'), contact('c5', 'user', null, kim)] }));
    story.do('vera', find('c5', 'budget')).stage('cross_verify');
  });

  test('a level changed after the finding changes no finding, and one person stands for one level', () => {
    const story = inVerification([contact('c1', 'manager'), contact('c2', 'manager')]);
    story.do('vera', find('c1', 'need'), find('c2', 'budget')).stage('cross_verify');
    story.do('ada', enrich({ contacts: [contact('c2', 'executive')] })).stage('cross_verify');
    const relabelled = inVerification([contact('c1', 'manager'), contact('c2', null)]);
    relabelled.do('vera', find('c1', 'need'), find('c2', 'budget'));
    relabelled.do('ada', enrich({ contacts: [contact('c1', 'user')] }));
    relabelled.do('vera', find('c1', 'timing')).stage('cross_verify');
  });

  test('with personal data erased nobody can be told apart, and only refutations remain', () => {
    const story = inVerification().do('vera', find('c1', 'need'), find('c2', 'budget')).stage('distribute');
    const data = { by: null, because: 'asked to' };
    const erased = evolve(
      story.known,
      { type: 'PersonalDataErased', time: new Date(monday).toISOString(), data },
      leadId,
    );
    expect(classify(erased, playbook, monday).class).toBe('preliminary');
  });
});

describe('people made to fit', () => {
  test('an informant named instead of another stays one', () => {
    const own = [...known, contact('vera', null)];
    const story = inVerification(own);
    story.do('ada', enrich({ informant: { relation: 'outsider', contactId: 'vera' } }));
    story.do('ada', enrich({ informant: { relation: 'outsider', contactId: 'c1' } }));
    story.refused('not_independent', 'vera', find('c1', 'need'));
  });

  test('an informant under another record with the same address is the informant', () => {
    const own = [
      contact('c1', 'manager'),
      contact('c2', 'user', null, kim),
      contact('vera', null, null, kim),
    ];
    const story = life().do(
      'ada',
      obtain({
        amount: usd(200_000),
        contacts: own,
        informant: { relation: 'outsider', contactId: 'c2' },
      }),
    );
    story.refused('not_independent', 'vera', find('c1', 'need'));
  });

  test('who recorded for another does not come to own it, nor who took a finding back', () => {
    const recorded = inVerification();
    recorded.do('vera', forAnother(find('c1', 'need'), 'viktor'), forAnother(find('c2', 'budget'), 'viktor'));
    recorded.stage('distribute').refused('not_independent', engine, offer('vera'));
    recorded.refused('not_independent', engine, offer('viktor'));

    const story = inVerification().do('viktor', find('c1', 'budget', 'refuted'));
    const { findingId } = story.last('FindingRecorded');
    const note = { sealed: 'v1.n', token: 'n' };
    story.do('viktor', { type: 'SupersedeFinding', input: { findingId, note } });
    story.do('vera', find('c1', 'need'), find('c2', 'budget')).stage('distribute');
    story.refused('not_independent', engine, offer('viktor'));
  });

  test('a refutation that its superseder could not have taken away stands again', () => {
    const story = inVerification().do('viktor', find('c1', 'budget', 'refuted'));
    const { findingId } = story.last('FindingRecorded');
    const note = { sealed: 'v1.n', token: 'n' };
    story.do('vera', { type: 'SupersedeFinding', input: { findingId, note } });
    expect(classify(story.known, playbook, monday).disputed).toEqual([]);
    const tied = { ...story.known, coSubmitters: [ref('vera')] };
    expect(classify(tied, playbook, monday).disputed).toEqual(['budget']);
  });

  test('the reporting line may be allowed, the submitter never', () => {
    const allowed = {
      ...playbook,
      verification: { ...playbook.verification, besidesReportingLine: 'allow' as const },
    };
    const { known: lead } = inVerification();
    expect(dependence(lead, ref('mia'), allowed)).toBeNull();
    expect(dependence(lead, ref('mia'), playbook)).not.toBeNull();
    expect(dependence(lead, ref('ada'), allowed)).toBe('they submitted the lead');
  });

  test('a submitter who is a lead manager does not end the verification of their own lead', () => {
    const actor = { ...as('ada'), roles: ['lead_manager' as const] };
    inVerification().refused('not_independent', actor, { type: 'ClassifyLead', input: { note: 'enough' } });
  });
});

describe('time and history made to fit', () => {
  test('what was heard before a refutation does not resolve it, however late it is told', () => {
    const story = inVerification()
      .after(3 * 3_600_000)
      .do('vera', find('c1', 'budget', 'refuted'));
    const earlier = find('c3', 'budget');
    if (earlier.type !== 'RecordFinding') throw new Error('no finding');
    const statedAt = new Date(monday + 3_600_000).toISOString();
    story.do('viktor', { ...earlier, input: { ...earlier.input, statedAt } });
    expect(classify(story.known, playbook, story.now).disputed).toEqual(['budget']);
    story.do('viktor', earlier);
    expect(classify(story.known, playbook, story.now).disputed).toEqual([]);
  });

  test('an import tells no finding, withdraws none, ends no verification and skips none', () => {
    const { known: lead } = inVerification();
    const note = { sealed: 'v1.n', token: 'n' };
    const stated = { at: new Date(monday).toISOString(), basis: 'stated' as const };
    const commands: readonly LeadCommand[] = [
      find('c1', 'need'),
      { type: 'SupersedeFinding', input: { findingId: `${leadId}/finding/1`, note } },
      { type: 'ClassifyLead', input: { note: 'enough' } },
      { type: 'ConfirmNeed', input: { contactId: 'c3', medium: 'in_person' } },
      { type: 'AppointVerifier', input: { verifier: ref('viktor'), sendBack: null } },
      { type: 'EvaluateLead', input: { sendBack: null, stated } },
    ];
    for (const command of commands)
      expect(() =>
        execute(
          { actor: as('vera'), origin: 'import', commands: [command], calendars: [] },
          leadId,
          lead,
          policy,
          monday,
        ),
      ).toThrow();
  });

  test('a lead that grows until verification is required is verified before it finds an owner', () => {
    const story = life().do('ada', obtain(), assess('P', 2), assess('C', 2)).stage('distribute');
    story.do('ada', enrich({ amount: usd(400_000) })).stage('cross_verify');
    story.do('vera', find('c1', 'need'), find('c2', 'budget')).stage('distribute');
  });

  test('sent back to verification a lead leaves it by what is found anew', () => {
    const story = inVerification().do('vera', find('c1', 'need'), find('c2', 'budget')).stage('distribute');
    const again: LeadCommand = {
      type: 'AppointVerifier',
      input: { verifier: ref('viktor'), sendBack: 'a rumour' },
    };
    story.do('vera', again).stage('cross_verify').do('ada', assess('S', 3)).stage('cross_verify');
    story.do('viktor', find('c3', 'need', 'unclear')).stage('cross_verify');
    story.do('viktor', find('c3', 'need')).stage('distribute');
  });

  test('a plan is made anew when the tier asks for another', () => {
    const story = inVerification().do('rex', {
      type: 'TierLead',
      input: { tier: 'region', reason: 'major' },
    });
    expect(story.last('VerificationPlanned')).toMatchObject({ tier: 'region', confirmations: 4 });
  });
});
