// Who gets the lead, who comes next, and what is said of all the others? Facts about people in, an order with reasons out.
import type { CommandOf } from '../../events/commands/lead-command.ts';
import type { Considered, Owner } from '../../events/values.ts';
import { cannotReturn, unavailable, unfit, type Ask, type Salesperson } from './salesperson.ts';
import { compareTurns, whyLater, whyNow } from './turn.ts';

export interface Choice {
  /** Who may have it now, best first: the owner of before, then by the playbook's way of choosing. */
  readonly willing: readonly Salesperson[];
  /** Everybody else who was looked at, those first who came nearest. */
  readonly passedOver: readonly Considered[];
  /** Whether anybody of the tier's office could ever have it: then only capacity, absence or a cooldown stands between. */
  readonly ever: 'somebody' | 'nobody';
}

/**
 * Chooses among the people of a role in the tier's office and below it (rules of distribution, "Owner").
 * @param people one entry a person; the owner of before among them, wherever they are
 */
export const chooseOwner = (ask: Ask, people: readonly Salesperson[]): Choice => {
  const isPreferred = ({ personId }: Salesperson): boolean => personId === ask.preferred?.personId;
  const never: Considered[] = [];
  const notNow: Considered[] = [];
  const willing: Salesperson[] = [];
  let ever: Choice['ever'] = 'nobody';
  for (const person of [...people].sort(compareTurns(ask.choice))) {
    const misfit = unfit(person, ask);
    if (misfit === null) ever = 'somebody';
    const obstacle = isPreferred(person) ? cannotReturn(person, ask) : (misfit ?? unavailable(person, ask));
    if (obstacle === null) willing.push(person);
    else (misfit === null ? notNow : never).push({ personId: person.personId, because: obstacle });
  }
  return {
    willing: [...willing.filter(isPreferred), ...willing.filter((person) => !isPreferred(person))],
    passedOver: [...notNow, ...never],
    ever,
  };
};

/** So many others an assignment names; how many there were in all stands in its reason. */
const toldAtMost = 10;

/**
 * The offer to one of those who are willing.
 * @param tried whom the place was refused to before, with the reason
 */
export const offerTo = (
  person: Salesperson,
  {
    ask,
    choice,
    tried,
  }: { readonly ask: Ask; readonly choice: Choice; readonly tried: readonly Considered[] },
): Omit<CommandOf<'OfferOwner'>['input'], 'reservation'> => {
  const { choice: way, preferred } = ask;
  const known = new Set([person.personId, ...tried.map(({ personId }) => personId)]);
  const others = choice.willing
    .filter(({ personId }) => !known.has(personId))
    .map((other) => ({
      personId: other.personId,
      because:
        person.personId === preferred?.personId
          ? 'the owner of before comes first'
          : whyLater(way, other, person),
    }));
  const unwilling = choice.passedOver.filter(({ personId }) => !known.has(personId));
  const fitting = `${String(choice.willing.length)} of ${String(choice.willing.length + choice.passedOver.length)} looked at could have it`;
  const because =
    person.personId === preferred?.personId
      ? 'owned it before and has a place'
      : `${ask.role} of ${ask.office.officeId}, ${whyNow(way, person)}; ${fitting}`;
  return {
    owner: ownerOf(person, ask),
    because,
    considered: [...tried, ...others, ...unwilling].slice(0, toldAtMost),
  };
};

/** The answer where nobody of those who are willing has a place, or nobody is. */
export const nobodyFor = (
  ask: Ask,
  choice: Choice,
  tried: readonly Considered[],
): Omit<CommandOf<'NoOwnerFound'>['input'], 'ownershipNo' | 'keeper'> => {
  const who = `${ask.role} of ${ask.office.officeId}`;
  const known = new Set(tried.map(({ personId }) => personId));
  const rest = choice.passedOver.filter(({ personId }) => !known.has(personId));
  const all = tried.length + rest.length;
  return {
    ever: choice.ever,
    because:
      choice.ever === 'somebody'
        ? `no fitting ${who} is free; ${String(all)} looked at`
        : `no ${who} could ever have it; ${String(all)} looked at`,
    considered: [...tried, ...rest].slice(0, toldAtMost),
  };
};

const ownerOf = ({ personId, managerId, office }: Salesperson, { role, preferred }: Ask): Owner => ({
  personId,
  managerId,
  officeId: office.officeId,
  role: personId === preferred?.personId ? preferred.role : role,
  office,
});
