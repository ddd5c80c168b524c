// Does an ended lead come back? Some customers ask again, some orders are cancelled, some duplicates were none.
import type { OpenCommand } from '../../doors/open-command.ts';
import type { Act, Scene } from '../life.ts';
import { actBy, managerFor } from './people.ts';

export const nextAfterTheEnd = (scene: Scene): Act | null => {
  const { lead, life } = scene;
  const { chance, done, traits } = life;
  // Orders come back as often and as soon as losses: else what comes back would change which of the two is left.
  const mayReopen = traits.reopened && done.reopenings === 0;
  const hours = (): number => chance.between(40, 400);
  switch (lead.standing.stage) {
    case 'lost':
      return mayReopen ? reopened(scene, hours(), 'They ask for an offer again.') : null;
    case 'won':
      return mayReopen
        ? reopened(scene, hours(), 'The order was cancelled: their board wants other terms.')
        : null;
    case 'disqualified':
      return mayReopen ? reopened(scene, hours(), 'We can do it with the new release.') : null;
    case 'merged':
      return traits.unmerged ? unmerged(scene, lead.standing.into) : null;
    case 'obtain':
    case 'evaluate':
    case 'cross_verify':
    case 'distribute':
    case 'convert':
    case 'nurture':
      return null;
  }
};

/** All is open again: the customer will decide anew, once an owner has spoken with them. */
const reopened = (scene: Scene, hours: number, reason: string): Act | null =>
  actBy(scene, managerFor(scene, 'ReopenLead'), hours, ({ world, life, now }, personId) => {
    life.done.reopenings += 1;
    if (life.course !== null) {
      life.course.fate = 'open';
      life.course.decidesAt = null;
    }
    give({ world, life, now }, personId, { type: 'ReopenLead', input: { reason } });
  });

/** Until it comes back the lead that took it over is remembered. */
const unmerged = (scene: Scene, into: string): Act | null => {
  const { world, life } = scene;
  const other = world.lifeOf(into);
  if (other === undefined) return null;
  const act = actBy(
    scene,
    managerFor(scene, 'UnmergeLead'),
    life.chance.between(30, 200),
    (then, personId) => {
      other.awaited -= 1;
      give(then, personId, {
        type: 'UnmergeLead',
        input: { reason: 'Two sites, two needs, as it turned out.' },
      });
    },
  );
  if (act !== null) other.awaited += 1;
  return act;
};

const give = (
  { world, life, now }: Pick<Scene, 'world' | 'life' | 'now'>,
  personId: string,
  command: OpenCommand,
): void => void world.give(life, personId, [command], now);
