// Can a lead be led through its life from the command line, and does every answer come as text and as JSON?
import { expect, test } from 'vitest';
import type { LeadReport } from '../../doors/lead-report.ts';
import { eventually } from '../support/eventually.ts';
import { ownProduct } from './own-product.ts';

const product = ownProduct();

interface Receipt {
  readonly leadId: string;
  readonly seq: number;
  readonly events: readonly { readonly type: string }[];
  readonly duplicate: boolean;
  readonly suspects?: readonly { readonly leadId: string }[];
}

const mill = [
  ...[
    'lead',
    'obtain',
    '--as',
    'grace-chen',
    '--customer.name',
    'Harbor Mills, Inc.',
    '--customer.territory',
    'US',
  ],
  ...[
    '--customer.industry',
    'manufacturing',
    '--need.product',
    'Veridian Procure',
    '--need.stated-by',
    'customer',
  ],
  ...['--need.complexity', 'simple', '--channel.kind', 'ad_venue', '--channel.name', 'Trade fair'],
  ...[
    '--contact',
    'name=Joe Park, level=manager, relation=involved_without_influence',
    '--amount',
    '18000 USD',
    '--wait',
  ],
];

test('a lead is obtained, assessed, finds its owner, and is shown with what comes next', async () => {
  const { leadId, suspects } = await product().json<Receipt>(...mill);
  expect(suspects).toEqual([]);
  const id = '00000000-0000-7000-8000-0000000000aa';
  const assess = ['lead', 'assess-dimension', leadId, '--as', 'grace-chen', '--rating', '3', '--dimension'];
  const first = await product().json<Receipt>(...assess, 'P', '--id', id);
  expect((await product().json<Receipt>(...assess, 'P', '--id', id)).seq).toBe(first.seq);
  await product().json<Receipt>(...assess, 'C', '--evidence', 'Our standard covers it', '--wait');

  const report = await eventually('an owner', async () => {
    const shown = await product().json<LeadReport>('show', leadId);
    return shown.lead.standing.stage === 'convert' ? shown : null;
  });
  expect(report.lead.contacts).toMatchObject([{ contactId: 'contact-1', name: 'Joe Park' }]);
  const running = report.clocks.filter(({ state }) => state === 'running');
  expect(running).toMatchObject([{ clock: 'first_contact' }]);
  expect(report.nextSteps.length).toBeGreaterThan(0);
  const text = (await product().leadcycle('show', leadId)).stdout;
  for (const word of ['Harbor Mills, Inc.', 'Grade ', 'first_contact', 'Next:', 'Grace Chen'])
    expect(text).toContain(word);

  const again = await product().json<Receipt>(
    ...mill.map((word) => (word === 'Harbor Mills, Inc.' ? 'HARBOR MILLS' : word)),
  );
  expect(again.suspects).toMatchObject([{ leadId, because: 'same need of the same customer' }]);
});

test('the timeline tells every event, opened for who may see it', async () => {
  const { leadId } = await product().json<Receipt>(
    ...mill.map((word) => (word.startsWith('Harbor') ? 'Quiet Works' : word)),
  );
  await product().json(
    'lead',
    'add-note',
    leadId,
    '--as',
    'samuel-ortiz',
    '--note',
    'Call them on Friday',
    '--wait',
  );
  const { events } = await product().json<{
    events: { seq: number; type: string; words: string; actor: string }[];
  }>('timeline', leadId);
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
  expect(events.at(-1)).toMatchObject({
    type: 'NoteAdded',
    words: '“Call them on Friday”',
    actor: 'person:samuel-ortiz',
  });
});

test('enriching one field keeps the others', async () => {
  const { leadId } = await product().json<Receipt>(
    ...mill.map((word) => (word.startsWith('Harbor') ? 'Other Mills' : word)),
  );
  await product().json('lead', 'enrich', leadId, '--as', 'grace-chen', '--customer.position', 'major');
  const { lead } = await product().json<LeadReport>('show', leadId);
  expect(lead.customer).toMatchObject({ name: 'Other Mills', industry: 'manufacturing', position: 'major' });
});

test('what a lead refuses is a sentence with a remedy, as text and as JSON', async () => {
  const { leadId } = await product().json<Receipt>(
    ...mill.map((word) => (word.startsWith('Harbor') ? 'Third Mills' : word)),
  );
  const words = ['lead', 'win-order', leadId, '--as', 'nora-whitfield', '--order-no', 'A-1'];
  const text = await product().leadcycle(...words);
  expect([text.code, text.stdout]).toEqual([1, '']);
  expect(text.stderr).toMatch(/An order is won from conversion.*\nGive it an owner first/);
  const json = await product().leadcycle(...words, '--json');
  expect(JSON.parse(json.stdout)).toMatchObject({
    code: 'move_not_allowed',
    remedy: 'Give it an owner first.',
  });
  const itself = await product().leadcycle(
    'lead',
    'merge',
    leadId,
    '--as',
    'ines-okafor',
    '--into-lead-id',
    leadId,
  );
  expect([itself.code, itself.stderr]).toEqual([1, expect.stringMatching(/not merged into itself/)]);
  const nobody = await product().leadcycle('show', '00000000-0000-7000-8000-000000000001');
  expect([nobody.code, nobody.stderr]).toEqual([1, expect.stringMatching(/There is no lead/)]);
});

test('a duplicate is told of, merged, and taken out again; reports follow', async () => {
  const tannery = mill.map((word) => (word.startsWith('Harbor') ? 'Old Tannery' : word));
  const { leadId: first } = await product().json<Receipt>(...tannery);
  const { leadId: second, suspects } = await product().json<Receipt>(...tannery);
  expect(suspects).toMatchObject([{ leadId: first }]);
  const words = (verb: string, who: string): string[] => ['lead', verb, second, '--as', who];
  const found = await product().json<{ duplicates: object[] }>(...words('duplicates', 'nora-whitfield'));
  expect(found.duplicates).toMatchObject([{ leadId: first, because: 'same need of the same customer' }]);
  const outside = await product().leadcycle(...words('duplicates', 'sun-zhiqiang'));
  expect([outside.code, outside.stderr]).toEqual([1, expect.stringMatching(/may see/)]);

  // What a lead shows of it is for those who may see both.
  const shown = async (...asked: string[]): Promise<string> => JSON.stringify(await product().json(...asked));
  expect(await shown('show', second, '--as', 'nora-whitfield')).toContain(first);
  expect(await shown('show', second)).not.toContain(first);
  const timeline = await shown('timeline', second);
  expect([timeline.includes('a lead of '), timeline.includes(first)]).toEqual([true, false]);

  const mergedLeads = async (): Promise<number> => {
    const { total } = await product().json<{ total: { leftOut: { merged: number } } }>('churn');
    return total.leftOut.merged;
  };
  const merge = [...words('merge', 'nora-whitfield'), '--into-lead-id'];
  expect(await product().json(...merge, first)).toMatchObject({ merge: { state: 'merged', into: first } });
  await eventually('a merged lead in the report', async () => (await mergedLeads()) === 1);
  const undo = [...words('unmerge', 'nora-whitfield'), '--reason', 'another plant'];
  expect(await product().json(...undo)).toMatchObject({ merge: { state: 'undone' } });
  await eventually('no merged lead in the report', async () => (await mergedLeads()) === 0);
  const nowhere = await product().leadcycle(...merge, '00000000-0000-7000-8000-000000000001');
  expect([nowhere.code, nowhere.stderr]).toEqual([
    1,
    expect.stringMatching(/was not merged.*\nThere is no lead/),
  ]);
});

test('the case of Mexico is played through to its order', async () => {
  const played = await product().json<{ steps: { stands: string }[]; leads: string[] }>(
    'scenario',
    'examples/mexico-2006.yaml',
  );
  expect(played.steps.at(-1)?.stands).toBe('won');
  const { lead } = await product().json<LeadReport>('show', played.leads[0]!);
  expect(lead).toMatchObject({
    kind: 'opportunity',
    classification: { class: 'opportunity' },
    tier: { tier: 'headquarters' },
  });
}, 120_000);

test('reports are one JSON value each', async () => {
  await eventually(
    'the leads in the pipeline',
    async () => (await product().json<{ leads: number }>('pipeline')).leads > 3,
  );
  const past = await product().json<{ leads: number }>(
    'pipeline',
    '--as-of',
    '2020-01-01',
    '--by',
    'tier,owner',
  );
  expect(past.leads).toBe(0);
  const text = (await product().leadcycle('churn', '--as-of', '2020-01-01')).stdout;
  expect(text).toMatch(/America\/Chicago/);
  expect(text).toContain('–');
  expect(await product().json('playbook', 'show')).toMatchObject({ name: 'default', version: 1 });
});
