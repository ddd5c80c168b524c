// What does a lead answer when somebody decides whether to go on with it?
import type { CommandOf } from '../../events/commands/lead-command.ts';
import type { EventOf, LeadEvent } from '../../events/lead-event.ts';
import type { Stage } from '../../events/vocabulary.ts';
import { at, personOf, type LeadContext } from '../decide-context.ts';
import { gapsAtGate, gateDeciders, mayDecideGates, openGate } from '../gates.ts';
import { LeadRejection } from '../rejection.ts';
import { nurtureLead } from './nurture.ts';
import { loseLead } from './outcome.ts';

type DecideGate = CommandOf<'DecideGate'>['input'];

/** Go takes what the gate asks for; no-go ends the lead as lost, defer lets it rest, redirect sends it where it says. */
export const decideGate = (
  context: LeadContext,
  { input }: CommandOf<'DecideGate'>,
): readonly LeadEvent[] => {
  const { lead, policy, actor } = context;
  complete(input);
  const { gate, decision, note } = input;
  const by = personOf(context);
  if (decision === 'go' && lead.gates[gate]?.state === 'go') return [];
  if (lead.standing.stage !== 'convert' || openGate(lead, policy.playbook) !== gate) {
    const open = openGate(lead, policy.playbook);
    throw new LeadRejection(
      'gate_not_open',
      `Gate ${gate} is not to be decided now${lead.standing.stage === 'convert' ? '' : `: the lead is in ${lead.standing.stage}`}.`,
      open === null
        ? 'A gate is asked for by the assignment or the milestone before it, in tiers that have gates.'
        : `The gate that waits is ${open}, once the lead is in conversion.`,
    );
  }
  if (!mayDecideGates(lead, policy.playbook, actor)) {
    throw new LeadRejection(
      'not_permitted',
      `${by.personId} may not decide the gates of this lead.`,
      `It is for ${gateDeciders(lead, policy.playbook)}.`,
    );
  }
  const decided = (enters: Stage | null): EventOf<'GateDecided'> => ({
    type: 'GateDecided',
    time: at(context),
    data: { gate, decision, by, note, enters },
  });
  switch (decision) {
    case 'go':
      requirePassable(context, gate);
      return [decided(null)];
    case 'no_go':
      return [
        decided(null),
        ...loseLead(context, { type: 'LoseLead', input: { reason: 'no_go', note, stated: null } }),
      ];
    case 'redirect':
      return [decided(input.redirectTo)];
    case 'defer': {
      const rest = { until: input.until ?? '', condition: null, keeper: null, reason: note };
      return [decided(null), ...nurtureLead(context, { type: 'NurtureLead', input: rest })];
    }
  }
};

/** A decision says where to and until when exactly where it needs to. */
const complete = ({ decision, redirectTo, until }: DecideGate): void => {
  const wrong =
    decision === 'redirect' && redirectTo === null
      ? 'A redirected lead needs a stage to go to: evaluate, cross_verify or distribute.'
      : decision !== 'redirect' && redirectTo !== null
        ? `Only redirect names a stage to go to; the decision is ${decision}.`
        : decision === 'defer' && until === null
          ? 'A deferred lead needs a day until which it rests.'
          : decision !== 'defer' && until !== null
            ? `Only defer names a day; the decision is ${decision}.`
            : null;
  if (wrong !== null)
    throw new LeadRejection('invalid_input', wrong, 'Put it right and decide the gate again.');
};

const requirePassable = ({ lead, policy, now }: LeadContext, gate: DecideGate['gate']): void => {
  const gaps = gapsAtGate(lead, policy.playbook, gate, now);
  if (gaps.length === 0) return;
  throw new LeadRejection(
    'gate_not_met',
    `Gate ${gate} is not passed yet. It lacks ${gaps.join('; ')}.`,
    'Bring it about and decide again, or decide no_go, redirect or defer.',
  );
};
