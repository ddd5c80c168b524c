// Who excuses a breach that was not the owner's? A sales manager, for some of them, once they look at it.
import { ownershipOf } from '../../domain/lead.ts';
import type { Act, Scene } from '../life.ts';
import { actBy, peopleFor } from './people.ts';

export const nextExcuse = (scene: Scene): Act | null => {
  const { life, lead } = scene;
  const breach = unseenBreach(scene);
  if (breach === null) return null;
  life.answered.add(breach.id);
  if (!life.chance.happens(0.05)) return null;
  const owner = ownershipOf(lead)?.owner.personId;
  const excuses = peopleFor(scene, 'ExcuseBreach', 'sales_manager').find(
    ({ personId }) => personId !== owner,
  );
  return actBy(scene, excuses?.personId ?? null, life.chance.between(2, 24), (then, personId) => {
    // Whoever has come to own it meanwhile excuses nothing.
    if (ownershipOf(then.lead)?.owner.personId === personId) return;
    const { clock, cycle } = breach;
    const input = { clock, cycle, reason: 'Their offices were closed that week.' };
    then.world.give(life, personId, [{ type: 'ExcuseBreach', input }], then.now);
  });
};

/** The first that nobody has thought of excusing yet. */
export const unseenBreach = ({
  lead,
  life,
}: Pick<Scene, 'lead' | 'life'>): {
  readonly id: string;
  readonly clock: string;
  readonly cycle: number;
} | null => {
  const unseen = lead.breaches.find(
    ({ clock, cycle, excused }) => excused === 'no' && !life.answered.has(breachId(clock, cycle)),
  );
  return unseen === undefined
    ? null
    : { id: breachId(unseen.clock, unseen.cycle), clock: unseen.clock, cycle: unseen.cycle };
};

const breachId = (clock: string, cycle: number): string => `breach ${clock} ${String(cycle)}`;
