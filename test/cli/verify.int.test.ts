// Is a lead verified from the command line as the rules say, with who could do it, what was found, and why it is believed?
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { LeadReport } from '../../doors/lead-report.ts';
import type { Reason } from '../../doors/why.ts';
import type { Proposal } from '../../domain/verification/propose.ts';
import { ownProduct } from './own-product.ts';

const product = ownProduct();

const obtain = async (submitter = 'grace-chen'): Promise<string> => {
  const { leadId } = await product().json<{ leadId: string }>(
    ...[
      'lead',
      'obtain',
      '--as',
      'grace-chen',
      '--customer.territory',
      'US',
      '--customer.name',
      'Tall Mills',
    ],
    ...['--customer.industry', 'manufacturing', '--need.product', 'Veridian Procure'],
    ...['--need.stated-by', 'customer', '--channel.kind', 'ad_venue', '--channel.name', 'Trade fair'],
    ...['--informant.relation', 'outsider', '--amount', '300000 USD', '--expected-decision-on', '+60d'],
    ...['--contact', 'contactId=joe, name=Joe Park, level=manager'],
    ...['--contact', 'contactId=amy, name=Amy Moss, level=user', '--submitter', submitter],
  );
  for (const dimension of ['P', 'C'])
    await product().json(
      'lead',
      'assess-dimension',
      leadId,
      '--as',
      submitter,
      '--rating',
      '3',
      '--dimension',
      dimension,
    );
  return leadId;
};

const refusal = async (...words: readonly string[]): Promise<string> => {
  const { code, stdout } = await product().leadcycle(...words, '--json');
  expect(code).toBe(1);
  return (JSON.parse(stdout) as { code: string }).code;
};

const found = (leadId: string, as: string, contact: string, angle: string): readonly string[] => [
  ...['lead', 'record-finding', leadId, '--as', as, '--contact-id', contact, '--angle', angle],
  ...['--medium', 'phone', '--result', 'confirmed'],
];

test('who may verify is told of everybody; others confirm it; it says why, whatever a later playbook says', async () => {
  const leadId = await obtain();
  const { proposals } = await product().json<{ proposals: Proposal[] }>('lead', 'verifiers', leadId);
  const whyNot = new Map(proposals.map(({ personId, because }) => [personId, because]));
  expect(whyNot.get('samuel-ortiz')).toBeNull();
  expect(whyNot.get('grace-chen')).toBe('they submitted the lead');
  expect(await refusal(...found(leadId, 'grace-chen', 'joe', 'need'))).not.toBe('');
  await product().json(
    'lead',
    'appoint-verifier',
    leadId,
    '--as',
    'samuel-ortiz',
    '--verifier',
    'hannah-brooks',
    '--wait',
  );
  await product().json(...found(leadId, 'samuel-ortiz', 'joe', 'need'));
  await product().json(...found(leadId, 'samuel-ortiz', 'amy', 'budget'), '--wait');

  const { matrix, lead } = await product().json<LeadReport>('show', leadId);
  expect(lead.classification?.class).toBe('credible');
  expect(matrix.map(({ state }) => state).slice(0, 3)).toEqual(['confirmed', 'confirmed', 'open']);
  expect((await product().leadcycle('show', leadId)).stdout).toContain('budget');

  const why = async (): Promise<readonly Reason[]> =>
    (await product().json<{ reasons: Reason[] }>('show', leadId, '--why')).reasons;
  const before = (await why()).filter(({ of }) => of !== 'owner');
  expect(before.find(({ of }) => of === 'class')?.because.join()).toContain(
    'samuel-ortiz with amy: budget confirmed',
  );
  const folder = await mkdtemp(join(tmpdir(), 'leadcycle-playbook-'));
  try {
    const file = join(folder, 'default.yaml');
    const text = await readFile('playbooks/default.yaml', 'utf8');
    await writeFile(
      file,
      text.replace('grade_from: { A: 75, B: 55, C: 35 }', 'grade_from: { A: 3, B: 2, C: 1 }'),
    );
    await product().json('playbook', 'publish', file, '--as', 'ines-okafor', '--note', 'easier');
  } finally {
    await rm(folder, { recursive: true });
  }
  expect((await why()).filter(({ of }) => of !== 'owner')).toEqual(before);
}, 120_000);

test('nobody verifies what they entered in the name of somebody else', async () => {
  const leadId = await obtain('daniel-murphy');
  await product().json(
    'lead',
    'appoint-verifier',
    leadId,
    '--as',
    'samuel-ortiz',
    '--verifier',
    'hannah-brooks',
  );
  expect(
    await refusal('lead', 'appoint-verifier', leadId, '--as', 'samuel-ortiz', '--verifier', 'grace-chen'),
  ).toBe('not_independent');
});

test('a service account is nobody who could submit, and a team takes people with its roles', async () => {
  const words = ['lead', 'obtain', '--as', 'grace-chen', '--informant.relation', 'outsider'];
  expect(await refusal(...words, '--submitter', 'crm-import')).toBe('unknown_person');
  const leadId = await obtain();
  expect(await refusal('lead', 'form-team', leadId, '--as', 'nora-whitfield', '--ar', 'samuel-ortiz')).toBe(
    'not_qualified',
  );
});
