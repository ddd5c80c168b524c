// Who rates a lead, and how well does it do? A first talk, a better one, and what becomes of those that do not fit.
import type { Dimension, Rating } from '../../events/vocabulary.ts';
import { dimensions } from '../../domain/evaluation/dimensions.ts';
import { angleState } from '../../domain/verification/angles.ts';
import { instant, milliseconds } from '../../domain/time.ts';
import type { OpenCommand } from '../../doors/open-command.ts';
import { hour } from '../office-hours.ts';
import type { Act, Scene } from '../life.ts';
import { toRest } from './nurture.ts';
import { actBy, managerFor, peopleFor, whoKnows } from './people.ts';
import { resolution } from './verify.ts';

/** After so many talks without an answer it is put to rest. */
const mostSessions = 6;

export const nextInEvaluate = (scene: Scene): Act | null => {
  const { lead, life, now } = scene;
  const { chance, done, traits } = life;
  const asks = whoKnows(scene, 'AssessDimension');
  const isFirst = done.sessions === 0;
  if (angleState(lead, 'need', now) === 'disputed') return resolution(scene);
  if (isFirst && traits.fit === 'another need')
    return actBy(scene, managerFor(scene, 'DisqualifyLead'), chance.between(3, 14), disqualify);
  if (traits.fit === 'cannot be satisfied' && done.sessions < 2)
    return actBy(scene, isFirst ? asks : somebodyElse(scene), chance.between(2, 10), (then, personId) =>
      rate(then, personId, { C: 'cannot_satisfy' }),
    );
  if (done.sessions === 1 && traits.fit === 'not yet' && done.rests === 0)
    return actBy(scene, managerFor(scene, 'NurtureLead'), chance.between(1, 8), (then, personId) =>
      toRest(then, personId, 'Not in this release; the next one can do it.'),
    );
  if (done.sessions >= mostSessions)
    return actBy(scene, managerFor(scene, 'NurtureLead'), chance.between(1, 8), (then, personId) => {
      done.sessions = 1;
      toRest(then, personId, 'Nobody at the customer has time for it now.');
    });
  return actBy(scene, asks, chance.between(1, isFirst ? 13 : 20), (then, personId) =>
    rate(then, personId, ratingsOf(then)),
  );
};

/** A first look may be too dark; whoever asks again finds more. */
const ratingsOf = ({ life }: Scene): Partial<Record<Dimension, Rating>> => {
  const { chance, done, traits } = life;
  const isDark = done.sessions === 0 && traits.fit === 'fits later';
  const [low, high] = isDark ? [0, 1] : done.sessions === 0 ? [2, 4] : [3, 4];
  const drawn = (): Rating => level(chance.whole(low, high));
  const asked = dimensions.filter((dimension) => !traits.unasked.has(dimension));
  const ratings: Partial<Record<Dimension, Rating>> = {};
  // Need and fit come last: as soon as they are good enough the lead goes on.
  for (const dimension of [...asked].reverse()) ratings[dimension] = drawn();
  if (done.sessions === 0 && traits.fit === 'not yet') ratings.C = 'not_yet';
  if (done.sessions === 0 && chance.happens(0.1)) ratings.D = 'unknown';
  return ratings;
};

const rate = (scene: Scene, personId: string, ratings: Partial<Record<Dimension, Rating>>): void => {
  const { world, life, now } = scene;
  life.done.sessions += 1;
  world.give(life, personId, assessments(scene, ratings), now);
};

/** What was seen is often some days older than the record of it. */
export const assessments = (
  { life, lead, now }: Scene,
  ratings: Partial<Record<Dimension, Rating>>,
): OpenCommand[] => {
  const seenAt = now - life.chance.whole(1, 30) * hour;
  const isDated = life.chance.happens(0.4) && seenAt > milliseconds(lead.obtainedAt);
  return dimensions.toReversed().flatMap((dimension): OpenCommand[] => {
    const rating = ratings[dimension];
    if (rating === undefined) return [];
    const evidence =
      rating === 'unknown' || life.chance.happens(0.5) ? null : 'Told at the visit, with figures.';
    return [
      {
        type: 'AssessDimension',
        input: { dimension, rating, evidence, observedAt: isDated ? instant(seenAt) : null },
      },
    ];
  });
};

const level = (value: number): Rating =>
  ([0, 1, 2, 3, 4] as const).find((known) => known === value) ?? 'unknown';

const disqualify = ({ world, life, now }: Scene, personId: string): void => {
  life.done.sessions += 1;
  const reason = 'They need what we do not make.';
  world.give(life, personId, [{ type: 'DisqualifyLead', input: { reason } }], now);
};

/** That we cannot satisfy a need is confirmed by a second person. */
const somebodyElse = (scene: Scene): string | null => {
  const first = scene.lead.dimensions.C?.by.personId;
  return (
    peopleFor(scene, 'AssessDimension', 'lead_manager', 'sales_manager').find(
      ({ personId }) => personId !== first,
    )?.personId ?? null
  );
};
