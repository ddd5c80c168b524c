// Does a playbook that lends roles lend no more than a part?
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { execute } from '../../domain/execute.ts';
import type { Lead } from '../../domain/lead.ts';
import type { Playbook } from '../../domain/playbook.ts';
import { acting } from '../../domain/roles.ts';
import { Role } from '../../events/vocabulary.ts';
import type { LeadCommand } from '../../events/commands/lead-command.ts';
import type { Actor } from '../../events/values.ts';
import { as, hour, leadId, monday, obtain, policy, ref } from '../support/domain-world.ts';

const lending: Playbook = { ...policy.playbook, roles: { also: { SR: ['lead_manager'] } } };
const solutionManager: Actor = { kind: 'person', ...ref('vera'), roles: ['SR'] };

const give = (lead: Lead | null, actor: Actor, command: LeadCommand, playbook: Playbook): Lead | null =>
  execute(
    { actor, origin: 'live', commands: [command], calendars: [] },
    leadId,
    lead,
    { ...policy, playbook },
    monday + hour,
  ).lead;

const evaluate: LeadCommand = {
  type: 'EvaluateLead',
  input: { sendBack: null, stated: null },
};

describe('who acts in another role as well', () => {
  test('gives the commands of both, under a playbook that says so and no other', () => {
    const lead = give(null, as('ada'), obtain(), lending);
    expect(() => give(lead, solutionManager, evaluate, policy.playbook)).toThrow(
      expect.objectContaining({ code: 'not_permitted' }) as Error,
    );
    expect(give(lead, solutionManager, evaluate, lending)?.seq).toBe(lead?.seq);
  });

  test('is still the person they are: they do not verify what they brought', () => {
    const submitter: Actor = { kind: 'person', ...ref('ada'), roles: ['SR'] };
    const lead = give(null, submitter, obtain(), lending);
    const finding: LeadCommand = {
      type: 'RecordFinding',
      input: {
        ...{ contactId: 'c1', angle: 'need', medium: 'phone', result: 'confirmed' },
        ...{ note: null, verifier: null, statedAt: null },
      },
    };
    expect(() => give(lead, submitter, finding, lending)).toThrow(
      expect.objectContaining({ code: 'not_independent' }) as Error,
    );
  });

  test('a role is lent to nobody else, and none that is lent is lent on', () => {
    const roles = fc.uniqueArray(fc.constantFrom(...Role.options), { minLength: 1 });
    fc.assert(
      fc.property(roles, (own) => {
        const actor: Actor = { kind: 'person', ...ref('vera'), roles: own };
        const also = { SR: ['lead_manager'], lead_manager: ['AR'] } as const;
        const acts = acting(actor, { roles: { also } });
        const lent = own.flatMap((role) =>
          role === 'SR' ? ['lead_manager'] : role === 'lead_manager' ? ['AR'] : [],
        );
        expect(acts).toEqual({ ...actor, roles: [...new Set([...own, ...lent])] });
      }),
    );
  });

  test('neither a service nor the engine has roles', () => {
    const service: Actor = { kind: 'service', name: 'web-form' };
    expect(acting(service, lending)).toBe(service);
  });
});
