// How does a lead end? The customer decides; how likely a loss is follows from what the lead has shown by then.
import { openGate } from '../../domain/gates.ts';
import type { Lead } from '../../domain/lead.ts';
import type { LossReason } from '../../events/vocabulary.ts';
import type { OpenCommand } from '../../doors/open-command.ts';
import type { Weighted } from '../chance.ts';
import { shownBy } from '../course.ts';
import { chanceOfLoss } from '../effects.ts';
import type { Act, Scene } from '../life.ts';
import { toRest } from './nurture.ts';
import { actBy, isStaying, mayDo, salesManagerFor } from './people.ts';
import { order, signatoryNamed } from './win.ts';

type Reason = Exclude<LossReason, 'not_stated' | 'no_go'>;

const reasons: Weighted<Reason> = [
  ['price', 24],
  ['competitor', 22],
  ['no_decision', 14],
  ['no_budget', 12],
  ['bad_timing', 9],
  ['relationship', 5],
  ['product_gap', 7],
  ['no_contact', 4],
  ['other', 3],
];

/** On which way a lead that the customer has decided against comes to be lost; at a gate only where none was asked for. */
const waysOf = ({
  milestones,
}: Lead): Weighted<'at once' | 'at a gate' | 'from its rest' | 'from the pool' | 'from evaluation'> => [
  ['at once', 74],
  ['at a gate', milestones.length === 0 ? 60 : 0],
  ['from its rest', 6],
  ['from the pool', 4],
  ['from evaluation', 4],
];

/**
 * The one place where it is said whether a lead is won or lost. What follows takes no time where it is won, and hardly any
 * where it is lost: so that reports see leads as they were when they were decided.
 */
export const decide = (scene: Scene, owner: string): void => {
  const { life, lead, world } = scene;
  const { course, chance } = life;
  if (course === null || lead.standing.stage !== 'convert' || course.fate !== 'open') return;
  const manager = atWork(scene, salesManagerFor(scene, 'DisqualifyLead'));
  if (manager !== null && chance.happens(0.025)) {
    disqualify(scene, manager);
    return;
  }
  const naming = signatoryNamed(scene);
  if (naming.length > 0) world.give(life, owner, naming, scene.now);
  const shown = shownBy(course, life.lead ?? lead);
  course.fate = life.fates.happens(chanceOfLoss(world.effects, shown)) ? 'lost' : 'won';
  world.decided(shown, course.fate);
  if (course.fate === 'lost') leave(scene, owner);
  else world.give(life, owner, order({ ...scene, lead: life.lead ?? lead }), scene.now);
};

const leave = (scene: Scene, owner: string): void => {
  const { life, world, now, lead } = scene;
  const give = (personId: string, command: OpenCommand): void =>
    void world.give(life, personId, [command], now);
  switch (life.chance.weighted(waysOf(lead))) {
    case 'at once':
      give(owner, lost(scene));
      return;
    case 'at a gate':
      // The next milestone asks for a gate, where the lead's tier has gates; the sales manager then says no.
      give(owner, { type: 'ReachMilestone', input: { milestone: 'solution_agreed', stated: null } });
      return;
    case 'from its rest':
      toRest(scene, owner, 'They stopped all purchases until next year.');
      return;
    case 'from the pool':
      give(owner, { type: 'ReleaseLead', input: { reason: 'No more that I can do here.' } });
      return;
    case 'from evaluation': {
      const manager = atWork(scene, salesManagerFor(scene, 'EvaluateLead'));
      if (manager === null) give(owner, lost(scene));
      else
        give(manager, {
          type: 'EvaluateLead',
          input: { sendBack: 'What we know of it is of last year.', stated: null },
        });
      return;
    }
  }
};

/** A lead that the customer has decided against is lost from wherever it stands. */
export const lose = (scene: Scene, owner: string | null): Act | null => {
  const { world, life } = scene;
  const { playbook } = world.company.policy;
  // At an open gate it is the sales manager who says no.
  if (
    scene.lead.standing.stage === 'convert' &&
    openGate(scene.lead, playbook) !== null &&
    life.done.gateRounds < 3
  )
    return null;
  const loses =
    owner !== null && isStaying(scene, owner) && mayDo(scene, owner, 'LoseLead')
      ? owner
      : salesManagerFor(scene, 'LoseLead');
  return actBy(
    scene,
    loses,
    life.chance.between(1, 10),
    (then, personId) => void then.world.give(then.life, personId, [lost(then)], then.now),
  );
};

const lost = ({ life }: Scene): OpenCommand => {
  const reason = life.chance.weighted(reasons);
  const note = reason === 'other' ? 'Merged with a competitor of ours.' : null;
  return { type: 'LoseLead', input: { reason, note, stated: null } };
};

/** Found out late: an unrelated need. */
const disqualify = ({ world, life, now }: Scene, manager: string): void =>
  void world.give(
    life,
    manager,
    [{ type: 'DisqualifyLead', input: { reason: 'They need what we do not make.' } }],
    now,
  );

/** Somebody who is asked on the spot, if they are at work at this very minute. */
const atWork = ({ world, now }: Scene, personId: string | null): string | null =>
  personId !== null && world.company.present(personId, now, 0) === now ? personId : null;
