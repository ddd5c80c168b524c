// Which commands tell the history of a row, and does a lead take them?
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { commandsOfRow } from '../../../doors/import/batch-of-row.ts';
import type { HistoryContext } from '../../../doors/import/batch-of-row.ts';
import type { Activity } from '../../../doors/import/activities.ts';
import { createDayReader } from '../../../doors/import/day-start.ts';
import type { LeadRow } from '../../../doors/import/lead-row.ts';
import { RejectedRow } from '../../../doors/import/lead-row.ts';
import { readMapping } from '../../../doors/import/mapping.ts';
import { rehearseRow } from '../../../doors/import/rehearse-row.ts';
import type { OpenCommand } from '../../../doors/open-command.ts';
import { actorOf } from '../../../doors/organisation/organisation.ts';
import { organisationInMemory } from '../../../doors/organisation/organisation-in-memory.ts';
import { readOrganisation } from '../../../doors/organisation/read-organisation.ts';
import { compilePlaybook } from '../../../doors/playbook/compile-playbook.ts';
import { judge } from './dirty-export.ts';

const now = new Date('2026-11-23T12:00:00Z');
const file = readOrganisation(readFileSync('examples/org.yaml', 'utf8'), 'examples/org.yaml');
const organisation = organisationInMemory(file, now);

let context: HistoryContext;
let row: LeadRow;
beforeAll(async () => {
  const mapping = await readMapping('examples/crm-export.mapping.yaml');
  const days = createDayReader(mapping, 'America/Chicago', now);
  context = { organisation, days, system: 'test', revenueCurrency: 'USD', importerId: 'ines-okafor' };
  const sample = [...(await judge('examples/crm-leads.csv')).verdicts.values()].find(
    ({ lead }) => lead?.stage === 'won',
  );
  row = { ...sample!.lead!, ownerId: 'grace-chen' };
});

const tell = (change: Partial<LeadRow> = {}, activities: readonly Activity[] = []): readonly OpenCommand[] =>
  commandsOfRow({ lead: { ...row, ...change }, activities, suspects: [] }, context);
const types = (commands: readonly OpenCommand[]): string[] => commands.map(({ type }) => type);
const on = (day: string, outcome: Activity['outcome'] = 'connected'): Activity => ({
  line: 7,
  on: day,
  kind: 'call',
  outcome,
});
const stage = () => ({
  ...{ organisation, now: now.getTime(), actor: actorOf(organisation, 'ines-okafor') },
  playbook: {
    ...compilePlaybook(readFileSync('playbooks/default.yaml', 'utf8'), 'default.yaml'),
    version: 1,
  },
});

describe('the history of a row', () => {
  test('that was won is told from obtaining to the order', () => {
    expect(types(tell({}, [on('2024-03-01'), on('2024-02-01', 'touch')]))).toEqual([
      ...['ObtainLead', 'EvaluateLead', 'DistributeLead', 'RecordFollowUp', 'RecordFollowUp', 'WinOrder'],
    ]);
  });

  test('keeps activities in the order of their days, and of the file within a day', () => {
    const activities = [
      on('2024-02-02', 'sent'),
      on('2024-02-01', 'no_answer'),
      on('2024-02-01', 'connected'),
    ];
    const told = tell({}, activities).filter(({ type }) => type === 'RecordFollowUp');
    expect(told.map(({ input }) => (input as { outcome: string }).outcome)).toEqual([
      'no_answer',
      'connected',
      'sent',
    ]);
  });

  test('has days begin at midnight of the reports, also when the clocks change', () => {
    const [obtained] = tell({ obtainedOn: '2024-01-01' });
    expect(obtained?.input).toMatchObject({ stated: { at: '2024-01-01T06:00:00.000Z', basis: 'stated' } });
    const won = tell({ closedOn: '2024-07-01' }).at(-1);
    expect(won?.input).toMatchObject({
      orderNo: `import:${row.externalId}`,
      stated: { at: '2024-07-01T05:00:00.000Z' },
    });
  });

  test('that was lost on no known day is lost on its last activity, else when it was obtained, as an estimate', () => {
    const lost = { stage: 'lost', closedOn: null, obtainedOn: '2024-01-05' } as const;
    expect(tell(lost, [on('2024-02-01'), on('2024-01-20')]).at(-1)?.input).toMatchObject({
      reason: 'not_stated',
      stated: { at: '2024-02-01T06:00:00.000Z', basis: 'estimated' },
    });
    expect(tell(lost).at(-1)?.input).toMatchObject({
      stated: { at: '2024-01-05T06:00:00.000Z', basis: 'estimated' },
    });
  });

  test('without a stage claims nothing', () => {
    expect(types(tell({ stage: 'unstated', note: 'a note' }))).toEqual(['ObtainLead', 'AddNote']);
  });

  test('names who runs the import where the row names no owner', () => {
    const commands = tell({ ownerId: null });
    expect(commands[0]?.input).toMatchObject({ submitter: { personId: 'ines-okafor' } });
    expect(types(tell({ ownerId: null, stage: 'convert' }))).toEqual(['ObtainLead', 'EvaluateLead']);
  });

  test('with more activities than a batch holds, or one before the lead or after today, rejects the row', () => {
    expect(() =>
      tell(
        {},
        Array.from({ length: 47 }, () => on('2024-02-01')),
      ),
    ).toThrow(RejectedRow);
    expect(
      types(
        tell(
          {},
          Array.from({ length: 46 }, () => on('2024-02-01')),
        ),
      ),
    ).toHaveLength(50);
    expect(() => tell({}, [on('2023-12-31')])).toThrow(/line 7 lies before/);
    expect(() => tell({}, [on('2026-11-24')])).toThrow(/lies after today/);
  });
});

test.each(['won', 'lost', 'convert', 'unstated'] as const)(
  'a lead takes the history of a row that is %s',
  (place) => {
    const activities = [on('2024-02-01'), on('2024-02-03', 'touch')];
    for (const change of [
      {},
      { product: null },
      { ownerId: null },
      { amount: null },
      { contact: { id: null, name: null, email: null, title: null, level: null, relation: null } },
    ]) {
      const commands = tell({ stage: place, ...change }, activities);
      const leadId = '0199c0de-0000-7000-8000-000000000000';
      expect(rehearseRow(stage(), { leadId, externalId: 'x', commands })).toMatchObject({ kind: 'imported' });
    }
  },
);
