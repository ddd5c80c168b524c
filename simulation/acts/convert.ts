// What does an owner do with a lead? A first call, one contact after another, what comes between, and the decision.
import { ownershipOf } from '../../domain/lead.ts';
import { instant, milliseconds } from '../../domain/time.ts';
import type { OpenCommand } from '../../doors/open-command.ts';
import { day, hour } from '../office-hours.ts';
import type { Act, Course, Scene } from '../life.ts';
import { choresOf } from './chores.ts';
import { contactIn } from './contact.ts';
import { decide, lose } from './decide.ts';
import { detour } from './detours.ts';
import { pauseOrResume } from './pause.ts';
import { actBy, isStaying, salesManagerFor } from './people.ts';
import { order, toTheDecision } from './win.ts';

export const nextInConversion = (scene: Scene): Act | null => {
  const { lead, life, now } = scene;
  const { course } = life;
  const ownership = ownershipOf(lead);
  if (ownership === null || course === null) return null;
  const owner = ownership.owner.personId;
  if (!isStaying(scene, owner)) return reclaimed(scene, owner);
  const act = nextOfOwner(scene, owner, course, milliseconds(ownership.assignedAt));
  // Whoever leaves before they come to it leaves the lead to others.
  const leaves = scene.world.company.leavesAt(owner);
  if (act !== null || leaves === null) return act;
  return reclaimed({ ...scene, now: Math.max(now, leaves) }, owner);
};

const nextOfOwner = (scene: Scene, owner: string, course: Course, assignedAt: number): Act | null => {
  const { life, now, world } = scene;
  const { chance, traits } = life;
  const { lastContactAt, decidesAt } = course;
  if (lastContactAt === null || lastContactAt < assignedAt) return firstContact(scene, owner, course);
  if (course.fate === 'won')
    return toTheDecision(scene, owner, (then) => void world.give(life, owner, order(then), then.now));
  if (course.fate === 'lost') return lose(scene, owner);
  if (decidesAt === null || decidesAt <= now)
    return toTheDecision(scene, owner, (then) => decide(then, owner));
  const between = life.done.detours === 0 && course.cycleHours.length > 1 ? detour(scene, owner) : null;
  if (between !== null) return between;
  const pause = pauseOrResume(scene, owner);
  if (pause !== null) return pause;
  const isLate = chance.happens(0.08);
  const hours = traits.cycleHours * (isLate ? 1.3 : chance.between(0.94, 1.04));
  const fromContact = world.company.present(owner, lastContactAt, hours * hour);
  const at = Math.max(fromContact, world.company.present(owner, now, hour));
  if (at >= decidesAt) {
    const ripe = Math.max(world.company.present(owner, decidesAt, 0), now);
    return ripe === Infinity ? null : { at: ripe, play: () => undefined };
  }
  // Some calls are in vain at first: what was tried is told, and stops no clock.
  const tried = world.company.present(owner, now, (at - now) * 0.1);
  if (tried < at && chance.happens(0.2))
    return {
      at: tried,
      play: (then) => void world.give(life, owner, [contactIn(then, 'not reached')], then.now),
    };
  return talk(scene, owner, at);
};

/** The owner whom nobody reminds in time never calls; all others do after their hours, some after a call in vain. */
const firstContact = (scene: Scene, owner: string, course: Course): Act | null => {
  const { life, lead, now, world } = scene;
  const { chance, traits } = life;
  const ownership = ownershipOf(lead);
  if (ownership === null) return null;
  if (traits.forgotten && lead.ownershipNo === 1 && course.firstContactHours === null) return null;
  const assignedAt = milliseconds(ownership.assignedAt);
  const hours = lead.ownershipNo === 1 ? traits.firstContactHours : Math.min(traits.firstContactHours, 6);
  const at = Math.max(
    world.company.present(owner, assignedAt, hours * hour),
    world.company.present(owner, now, 0),
  );
  if (at === Infinity) return null;
  const half = world.company.present(owner, assignedAt, (hours * hour) / 2);
  if (half > now && half < at && chance.happens(0.35))
    return {
      at: half,
      play: (then) => void world.give(life, owner, [contactIn(then, 'not reached')], then.now),
    };
  return talk(scene, owner, at);
};

/** People report no further back than that. */
const toldWithin = 3 * day;

/** One talk at its time; some are told only later, from memory. */
const talk = (scene: Scene, owner: string, at: number): Act => {
  const { lead, life, world } = scene;
  const remembered = life.chance.happens(0.07)
    ? world.company.present(owner, at, life.chance.between(1, 12) * hour)
    : Infinity;
  const toldAt = remembered - at < toldWithin ? remembered : at;
  const statedAt = toldAt === at ? null : instant(at);
  return {
    at: toldAt,
    play: (then) => void world.give(life, owner, spoken(then, owner, { seq: lead.seq, statedAt }), then.now),
  };
};

/** What the owner notes of a talk, and what else they note with it. */
const spoken = (
  scene: Scene,
  owner: string,
  { seq, statedAt }: { readonly seq: number; readonly statedAt: string | null },
): OpenCommand[] => [
  ...choresOf(scene, owner),
  contactIn(scene, 'reached', statedAt),
  ...(seq % 4 === 0 ? [planned(scene)] : []),
];

const planned = ({ life, now }: Scene): OpenCommand => ({
  type: 'PlanFollowUp',
  input: { at: instant(now + life.chance.whole(2, 9) * 24 * hour), note: null },
});

/** Taken from somebody who has left; another owner is looked for at once. */
const reclaimed = (scene: Scene, ownerId: string): Act | null =>
  actBy(
    scene,
    salesManagerFor(scene, 'ReclaimLead'),
    scene.life.chance.between(1, 12),
    (then, personId) =>
      void then.world.give(
        then.life,
        personId,
        [{ type: 'ReclaimLead', input: { ownerId, reason: 'They have left the company.' } }],
        then.now,
      ),
  );
