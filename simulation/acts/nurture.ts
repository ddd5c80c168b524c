// What happens while a lead rests? Its keeper calls now and then; it returns on its day, or earlier by somebody's word.
import { keeperAmong } from '../../domain/distribution/keeper.ts';
import { ownershipOf } from '../../domain/lead.ts';
import { officeFor } from '../../domain/tiering.ts';
import { instant } from '../../domain/time.ts';
import { personRef } from '../../doors/organisation/organisation.ts';
import { day } from '../office-hours.ts';
import type { Act, Scene } from '../life.ts';
import { contactIn } from './contact.ts';
import { actBy, isStaying, managerFor, mayDo } from './people.ts';

export const nextInNurture = (scene: Scene): Act | null => {
  const { lead, life } = scene;
  const { chance, done } = life;
  if (done.sessions > 0 && chance.happens(0.12))
    return actBy(
      scene,
      managerFor(scene, 'ReturnLead'),
      chance.between(60, 160),
      (then, personId) =>
        void then.world.give(
          then.life,
          personId,
          [{ type: 'ReturnLead', input: { reason: 'They called: the budget has come early.' } }],
          then.now,
        ),
    );
  const keeper = lead.standing.stage === 'nurture' ? (lead.standing.keeper?.personId ?? null) : null;
  const calls =
    keeper !== null && isStaying(scene, keeper) && mayDo(scene, keeper, 'RecordFollowUp')
      ? keeper
      : managerFor(scene, 'RecordFollowUp');
  return actBy(
    scene,
    calls,
    chance.between(100, 260),
    (then, personId) => void then.world.give(then.life, personId, [contactIn(then, 'reached')], then.now),
  );
};

/** Puts the lead to rest for some weeks; one in six may come back earlier, should it turn out to be better than thought. */
export const toRest = ({ world, life, lead, now }: Scene, personId: string, reason: string): void => {
  const { chance, done } = life;
  const { company } = world;
  const until = instant(now + chance.whole(14, 75) * day).slice(0, 10);
  const condition = lead.evaluation?.grade !== 'A' && chance.happens(0.16) ? 'lead.grade == "A"' : null;
  const office = lead.tier?.office ?? officeFor('rep_office', lead.routing);
  const people = company.people.map((person) => ({
    ...personRef(company.organisation, person.personId),
    roles: person.roles,
    state: company.isAway(person.personId, now) ? ('absent' as const) : ('active' as const),
  }));
  const keeper = ownershipOf(lead) === null ? keeperAmong(office, people) : null;
  done.rests += 1;
  world.give(life, personId, [{ type: 'NurtureLead', input: { until, condition, keeper, reason } }], now);
};
