// Who says whether to go on with a large lead? A sales manager who does not own it, at each gate.
import { gapsAtGate, mayDecideGates, openGate } from '../../domain/gates.ts';
import { instant } from '../../domain/time.ts';
import type { OpenCommand } from '../../doors/open-command.ts';
import { peopleWith } from '../company.ts';
import { day } from '../office-hours.ts';
import type { Act, Scene } from '../life.ts';
import { actBy } from './people.ts';

type Decide = Extract<OpenCommand, { type: 'DecideGate' }>['input'];

/** So often a gate is looked at again before the lead is given to a tier without gates. */
const mostRounds = 4;

export const nextAtGate = (scene: Scene): Act | null => {
  const { lead, life, world } = scene;
  const { playbook } = world.company.policy;
  if (lead.standing.stage !== 'convert' || openGate(lead, playbook) === null) return null;
  const path = lead.tier?.office.path ?? [];
  const [decider] = peopleWith(world.company, playbook.gates.decidedBy)
    .filter(({ personId }) => mayDecideGates(lead, playbook, world.company.actor(personId)))
    .sort((one, other) => path.indexOf(one.officeId) - path.indexOf(other.officeId));
  return actBy(scene, decider?.personId ?? null, life.chance.between(3, 26), (then, personId) => {
    const command = answer(then);
    if (command !== null) world.give(life, personId, [command], then.now);
  });
};

/** Null: it is looked at again later. */
const answer = ({ lead, life, now, world }: Scene): OpenCommand | null => {
  const { playbook } = world.company.policy;
  const gate = openGate(lead, playbook);
  if (gate === null) return null;
  const decides = (decision: Decide['decision'], note: string, more: Partial<Decide> = {}): OpenCommand => ({
    type: 'DecideGate',
    input: { gate, decision, note, redirectTo: null, until: null, ...more },
  });
  const { chance, course, done, traits } = life;
  if (course?.fate === 'lost') return decides('no_go', 'The customer will not decide for us.');
  const gaps = gapsAtGate(lead, playbook, gate, now);
  if (gaps.length === 0) {
    const mayTurn = course?.fate === 'open' && traits.detour === null && done.detours === 0;
    const turn = mayTurn ? chance.weighted(turns) : 'go';
    if (turn !== 'go') done.detours += 1;
    switch (turn) {
      case 'go':
        return decides('go', 'We can win it.');
      case 'defer':
        return decides('defer', 'Not before their new budget.', {
          until: instant(now + chance.whole(14, 60) * day).slice(0, 10),
        });
      case 'evaluate':
      case 'cross_verify':
      case 'distribute':
        return decides('redirect', 'Look at it again first.', { redirectTo: turn });
    }
  }
  done.gateRounds += 1;
  if (done.gateRounds >= mostRounds)
    return {
      type: 'TierLead',
      input: { tier: 'rep_office', reason: 'The office sees it through by itself.' },
    };
  const isDoubted = gaps.some((gap) => gap.includes('class') || gap.includes('angle'));
  return isDoubted && done.gateRounds === 2
    ? decides('redirect', 'What was believed has to be confirmed anew.', { redirectTo: 'cross_verify' })
    : null;
};

const turns = [
  ['go', 88],
  ['defer', 4],
  ['evaluate', 3],
  ['cross_verify', 3],
  ['distribute', 2],
] as const;
