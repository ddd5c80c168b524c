// What else does an owner note when they have spoken with the customer? Team, plan, pains, who decides, fresh evidence.
import { isKeyPerson } from '../../domain/verification/contacts.ts';
import { instant } from '../../domain/time.ts';
import { minorPerMajor } from '../../domain/money.ts';
import type { Role } from '../../events/vocabulary.ts';
import type { OpenCommand } from '../../doors/open-command.ts';
import { peopleWith } from '../company.ts';
import { day } from '../office-hours.ts';
import type { Scene } from '../life.ts';
import { assessments } from './evaluate.ts';
import { introduced } from './verify.ts';

export const choresOf = (scene: Scene, owner: string): OpenCommand[] => {
  const { life } = scene;
  const { chance } = life;
  return [
    ...(life.done.team || !chance.happens(0.4) ? [] : project(scene, owner)),
    ...(chance.happens(0.12) ? keyPerson(scene) : []),
    ...(chance.happens(0.12)
      ? [pain(scene, chance.oneOf(['latent', 'noticed', 'admitted'] as const), 0.6)]
      : []),
    ...(chance.happens(0.15) ? refreshed(scene) : []),
    ...(chance.happens(0.05) ? [note] : []),
  ];
};

const note: OpenCommand = { type: 'AddNote', input: { note: 'They move to another building in spring.' } };

const project = (scene: Scene, owner: string): OpenCommand[] => {
  const { life, now } = scene;
  life.done.team = true;
  const dueOn = instant(now + 30 * day).slice(0, 10);
  return [
    {
      type: 'FormTeam',
      input: {
        AR: memberFor(scene, 'AR', owner),
        SR: memberFor(scene, 'SR', owner),
        FR: memberFor(scene, 'FR', owner),
      },
    },
    {
      type: 'SetPlan',
      input: {
        items: [
          { itemId: 'visit', title: 'Visit them with the solution manager', dueOn, doneOn: null },
          { itemId: 'offer', title: 'Send the offer', dueOn, doneOn: null },
        ],
      },
    },
  ];
};

/** The owner where they have the role, else somebody of the lead's offices who has. */
const memberFor = ({ world, lead }: Scene, role: Role, owner: string): string | null => {
  const path = lead.tier?.office.path ?? [];
  const fitting = peopleWith(world.company, role).filter(
    ({ personId, officeId }) => personId === owner || path.includes(officeId),
  );
  return (fitting.find(({ personId }) => personId === owner) ?? fitting[0])?.personId ?? null;
};

/** The demand key person is found, named, and says what they need. */
export const keyPerson = (scene: Scene): OpenCommand[] => {
  const { lead, life } = scene;
  const { contactId } = life.prospect.people[2];
  if (lead.needConfirmedAt !== null) return [];
  const isKnown = lead.contacts.some((contact) => contact.contactId === contactId);
  return [
    ...(isKnown ? [] : [introduced(scene)]),
    ...(isKnown && isKeyPerson(lead, contactId) && lead.keyPersonContactId !== null
      ? []
      : [{ type: 'IdentifyKeyPerson', input: { contactId } } as const]),
    { type: 'ConfirmNeed', input: { contactId, medium: life.chance.oneOf(['in_person', 'video', 'phone']) } },
  ];
};

/** @param share of the price that the pain costs over three years */
export const pain = (
  { lead, life }: Scene,
  level: 'latent' | 'noticed' | 'admitted',
  share: number,
): OpenCommand => {
  const { prospect } = life;
  const currency = lead.amount?.currency ?? prospect.currency;
  const price = lead.amount?.minor ?? 100_000 * minorPerMajor(currency);
  return {
    type: 'AssessPain',
    input: {
      ...{ painId: level === 'admitted' ? 'typed-twice' : 'late-orders', level },
      stakeholderContactId: prospect.people[0].contactId,
      reasons: 'Everything is typed twice.',
      consequence: null,
      cost: { minor: Math.round(price * share), currency },
    },
  };
};

/** Evidence ages: what was told of budget and time is asked for again. */
const refreshed = (scene: Scene): OpenCommand[] => {
  const { traits } = scene.life;
  const asked = (['S', 'T'] as const).filter((dimension) => !traits.unasked.has(dimension));
  return assessments(scene, Object.fromEntries(asked.map((dimension) => [dimension, 3 as const])));
};
