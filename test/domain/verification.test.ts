// Is a lead believed only where others confirmed it, and which ways round that fail?
import { describe, expect, test } from 'vitest';
import type { LeadCommand } from '../../events/commands/lead-command.ts';
import { as, assess, contact, find, obtain, offer, ref, usd } from '../support/domain-world.ts';
import { life, type Life } from '../support/spec.ts';

/** A lead of 200,000 USD: a rep office's, and large enough that others must confirm it. */
const inVerification = (
  contacts = [
    contact('c1', 'manager'),
    contact('c2', 'user'),
    contact('c3', 'executive', 'demand_key_person'),
  ],
): Life =>
  life()
    .do('ada', obtain({ amount: usd(200_000), contacts }), assess('P', 2), assess('C', 2))
    .stage('cross_verify');

const supersede = (findingId: string): LeadCommand => ({
  type: 'SupersedeFinding',
  input: { findingId, note: { sealed: 'v1.note', token: 'note' } },
});

describe('the plan', () => {
  test('a rep office asks for two confirmations by two contacts of two levels, on need and on budget or timing', () => {
    const story = inVerification();
    expect(story.last('VerificationPlanned')).toMatchObject({
      confirmations: 2,
      contacts: 2,
      verifiers: 1,
      validDays: 180,
    });
    story
      .do('vera', find('c1', 'need'))
      .stage('cross_verify')
      .do('vera', find('c2', 'budget'))
      .stage('distribute');
    expect(story.last('LeadClassified')).toMatchObject({ class: 'credible', enters: 'distribute' });
  });

  test('a lead of a region needs four, by two verifiers', () => {
    const story = life().do('ada', obtain({ amount: usd(2_000_000), expectedDecisionOn: null }));
    expect(story.last('LeadTiered')).toMatchObject({ tier: 'region', office: { officeId: 'emea' } });
  });

  test('the need confirmed by the key person in person makes it an opportunity lead', () => {
    const story = inVerification().do(
      'vera',
      find('c1', 'budget'),
      find('c3', 'need', 'confirmed', 'in_person'),
    );
    expect(story.last('LeadClassified')).toMatchObject({ class: 'opportunity' });
  });

  test('a lead manager ends verification, with the class that the findings give', () => {
    const story = inVerification().do('vera', {
      type: 'ClassifyLead',
      input: { note: 'the customer is in a hurry' },
    });
    story.stage('distribute');
    expect(story.last('LeadClassified')).toMatchObject({ class: 'preliminary' });
  });

  test('the class is lost when a confirmation expires, and the lead goes back to verification', () => {
    const story = inVerification().do('vera', find('c1', 'need'), find('c2', 'budget')).stage('distribute');
    for (const dimension of ['P', 'C'] as const) story.do('ada', assess(dimension, 4));
    story.after(181 * 24 * 3_600_000);
    expect(story.last('LeadClassified')).toMatchObject({
      class: 'preliminary',
      cause: expect.any(String) as string,
    });
    expect(['cross_verify', 'evaluate']).toContain(story.known.standing.stage);
  });
});

describe('ways round cross-verification that fail', () => {
  test('the submitter does not verify their own lead', () => {
    inVerification()
      .do('vera', { type: 'AppointVerifier', input: { verifier: ref('viktor'), sendBack: null } })
      .refused('not_permitted', 'noor', find('c1', 'need'))
      .refused('not_independent', { ...as('ada'), roles: ['lead_manager'] }, find('c1', 'need'));
  });

  test('neither the manager of the submitter nor who reports to them verifies', () => {
    inVerification().refused('not_independent', 'mia', find('c1', 'need'));
    inVerification().refused('not_independent', { ...as('vera'), managerId: 'ada' }, find('c1', 'need'));
  });

  test('a service verifies nothing', () => {
    inVerification().refused('not_permitted', { kind: 'service', name: 'import' }, find('c1', 'need'));
  });

  test('only a lead manager records for somebody else, and both are tested', () => {
    const onBehalf = (verifier: Parameters<typeof ref>[0]): LeadCommand => {
      const command = find('c1', 'need');
      return command.type === 'RecordFinding'
        ? { ...command, input: { ...command.input, verifier: ref(verifier) } }
        : command;
    };
    inVerification().refused('not_permitted', 'rex', onBehalf('vera'));
    inVerification().refused('not_independent', 'vera', onBehalf('ada'));
  });

  test('one contact alone convinces nobody, under whatever names they are entered', () => {
    const twice = [
      contact('c1', 'manager', null, 'kim@example.com'),
      contact('c2', 'user', null, 'kim@example.com'),
    ];
    const story = inVerification(twice).do(
      'vera',
      find('c1', 'need'),
      find('c2', 'budget'),
      find('c2', 'timing'),
    );
    story.stage('cross_verify');
  });

  test('the counterpart has to be heard', () => {
    inVerification().do('vera', find('c2', 'need'), find('c3', 'budget')).stage('cross_verify');
  });

  test('a refuted angle keeps a lead from being credible, however many confirm', () => {
    const story = inVerification().do(
      'vera',
      find('c1', 'budget', 'refuted'),
      find('c1', 'need'),
      find('c2', 'budget'),
      find('c2', 'timing'),
    );
    story.stage('cross_verify').do('viktor', find('c2', 'budget')).stage('cross_verify');
    story.do('viktor', find('c3', 'budget')).stage('distribute');
  });

  test('neither submitter nor owner supersedes a refutation', () => {
    const story = inVerification().do('vera', find('c1', 'budget', 'refuted'));
    const { findingId } = story.last('FindingRecorded');
    story.refused('not_independent', { ...as('ada'), roles: ['lead_manager'] }, supersede(findingId));
    story.do('vera', supersede(findingId), find('c1', 'need'), find('c2', 'budget')).stage('distribute');
  });

  test('who verified it may not own it, and who owned it may not verify it', () => {
    const story = inVerification().do('vera', find('c1', 'need'), find('c2', 'budget')).stage('distribute');
    story.refused('not_independent', { kind: 'engine', rule: 'find-owner' }, offer('vera'));
    story.do({ kind: 'engine', rule: 'find-owner' }, offer('ben')).stage('convert');
    story.do('mia', { type: 'ReleaseLead', input: { reason: 'too far away' } });
    story.refused('not_independent', { ...as('ben'), roles: ['lead_manager'] }, find('c1', 'timing'));
  });

  test('a refuted need sends a lead in conversion back, the owner keeping it', () => {
    const story = inVerification().do('vera', find('c1', 'need'), find('c2', 'budget'));
    story.do({ kind: 'engine', rule: 'find-owner' }, offer('ben')).do('vera', find('c2', 'need', 'refuted'));
    expect(['cross_verify', 'evaluate']).toContain(story.known.standing.stage);
    expect(story.known.standing).toMatchObject({ ownership: { owner: { personId: 'ben' } } });
  });

  test('the submitter confirming the need changes its kind and no class', () => {
    const story = inVerification().do('vera', find('c1', 'budget'));
    story
      .do('ada', { type: 'ConfirmNeed', input: { contactId: 'c3', medium: 'in_person' } })
      .stage('cross_verify');
    expect(story.known.kind).toBe('opportunity');
    expect(story.last('NeedConfirmed').findingId).toBeNull();
  });
});
