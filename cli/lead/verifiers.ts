// `leadcycle lead verifiers`: who could verify this lead, and why not the others?
import type { Command } from 'commander';
import { currentLead } from '../../doors/current-lead.ts';
import { proposedVerifiers } from '../../doors/proposed-verifiers.ts';
import { addCommand, print } from '../answer.ts';
import { requireLeadId } from '../lead-id.ts';
import { table } from '../table.ts';
import { withEngine } from '../with-engine.ts';

export const addVerifiersCommand = (parent: Command): void => {
  addCommand(
    parent,
    'verifiers <lead>',
    'who could verify it, and why not the others; appoint one with appoint-verifier',
  ).action(async (leadId: string, options: { readonly json?: boolean }) => {
    requireLeadId(leadId);
    const proposals = await withEngine(async (engine) =>
      proposedVerifiers(engine, await currentLead(engine, leadId)),
    );
    const rows = proposals.map(({ personId, because, load, capacity }) => [
      ...[personId, because === null ? 'proposed' : '', `${load} of ${capacity}`],
      because ?? '',
    ]);
    const text = (): string => table(['person', '', 'to verify', 'why not'], rows);
    print({ json: { leadId, proposals }, text }, options);
  });
};
