// Are a recorded story's causes told apart from what the engine concluded, and together what one command decided?
import { expect, test } from 'vitest';
import { actorName } from '../../../domain/envelope.ts';
import { execute } from '../../../domain/execute.ts';
import type { Lead } from '../../../domain/lead.ts';
import { toldOf } from '../../../domain/trial/recorded.ts';
import type { Recorded } from '../../../domain/trial/recorded.ts';
import type { LeadCommand } from '../../../events/commands/lead-command.ts';
import type { Actor } from '../../../events/values.ts';
import {
  as,
  assess,
  engine,
  hour,
  leadId,
  monday,
  obtain,
  offer,
  policy,
} from '../../support/domain-world.ts';

const recordedOf = (batches: readonly (readonly [Actor, ...LeadCommand[]])[]): readonly Recorded[] => {
  const recorded: Recorded[] = [];
  const story: { lead: Lead | null } = { lead: null };
  batches.forEach(([actor, ...commands], index) => {
    const now = monday + index * hour;
    const batch = { actor, origin: 'live' as const, commands, calendars: [] };
    const { events, lead } = execute(batch, leadId, story.lead, policy, now);
    story.lead = lead;
    for (const event of events)
      recorded.push({ event, recordedAt: now, batchId: String(index), actor: actorName(actor) });
  });
  return recorded;
};

test('facts come one command after the other, what one command decided stays together, and the rest was concluded', () => {
  const won: LeadCommand = {
    type: 'WinOrder',
    input: { orderNo: 'PO-1', amount: null, signatoryContactId: 'c3', stated: null },
  };
  const told = toldOf(
    recordedOf([
      [as('ada'), obtain()],
      [as('ada'), assess('P', 3), assess('C', 3)],
      [engine, offer('ben')],
      [as('ben'), won],
    ]),
  );
  const facts = told.filter(({ kind }) => kind === 'facts');
  expect(facts.map(({ events }) => events.map(({ type }) => type))).toEqual([
    ['LeadObtained'],
    ['DimensionAssessed'],
    ['DimensionAssessed'],
    ['LeadAssigned'],
    ['NeedConfirmed', 'OrderWon'],
  ]);
  expect(told.some(({ kind }) => kind === 'asked' || kind === 'stated')).toBe(false);
  const concluded = told.filter(({ kind }) => kind === 'concluded').flatMap(({ events }) => events);
  expect(new Set(concluded.map(({ type }) => type))).toEqual(
    new Set(['LeadEvaluated', 'LeadTiered', 'LeadClassified', 'ClockStarted', 'ClockStopped']),
  );
});

test('who has a lead judged anew asks; what a tier set by hand leads to is concluded', () => {
  const tiered: LeadCommand = { type: 'TierLead', input: { tier: 'region', reason: 'they asked for it' } };
  const told = toldOf(
    recordedOf([
      [as('ada'), obtain()],
      [as('rex'), tiered],
    ]),
  );
  const byHand = told.findIndex(
    ({ events }) => events[0]?.type === 'LeadTiered' && events[0].data.by !== null,
  );
  expect(told[byHand]?.kind).toBe('facts');
  expect(told.slice(byHand + 1).every(({ kind }) => kind === 'concluded')).toBe(true);
});
