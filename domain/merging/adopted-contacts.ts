// Under which ids do the contacts of another lead live on? Their own where these are free; who is one person stays one.
import type { Contact } from '../../events/values.ts';
import type { Handover } from './handover.ts';

type Pair = [string, string];

export interface Adopted {
  readonly contacts: readonly Contact[];
  readonly samePersons: readonly Pair[];
  /** The id here of a contact that had this one there. */
  readonly idOf: (contactId: string) => string;
}

/**
 * A contact whose id means somebody else here gets a new one. Where nothing tells the two records of one id apart they
 * are one person: counting one twice would be worse than counting two once.
 * @param handed sealed under the key of the lead that takes them over, so that equal texts have equal tokens
 */
export const adopted = (
  known: readonly Contact[],
  { fromLeadId, contacts, samePersons }: Pick<Handover, 'fromLeadId' | 'contacts' | 'samePersons'>,
): Adopted => {
  const own = new Map(known.map((contact) => [contact.contactId, contact]));
  const taken = new Set([...own.keys(), ...contacts.map(({ contactId }) => contactId)]);
  const ids = new Map<string, string>();
  const added: Contact[] = [];
  const one: Pair[] = [];
  for (const contact of contacts) {
    const clash = own.get(contact.contactId);
    if (clash !== undefined && tellsNothingNew(clash, contact)) continue;
    const contactId =
      clash === undefined ? contact.contactId : freeId(`${fromLeadId}/${contact.contactId}`, taken);
    taken.add(contactId);
    ids.set(contact.contactId, contactId);
    added.push({ ...contact, contactId });
    if (clash !== undefined && !areTwo(clash, contact)) one.push([clash.contactId, contactId]);
  }
  const idOf = (contactId: string): string => ids.get(contactId) ?? contactId;
  return {
    contacts: added,
    samePersons: [...one, ...samePersons.map(([a, b]): Pair => [idOf(a), idOf(b)])],
    idOf,
  };
};

/** An id holds 200 characters. */
const longestStem = 190;

const freeId = (wanted: string, taken: ReadonlySet<string>): string => {
  const stem = wanted.slice(0, longestStem);
  for (let n = 2, id = stem; ; n += 1) {
    if (!taken.has(id)) return id;
    id = `${stem}~${String(n)}`;
  }
};

const texts = ['name', 'email', 'phone'] as const;

const tellsNothingNew = (own: Contact, handed: Contact): boolean =>
  texts.every((text) => handed[text] === null || handed[text].token === own[text]?.token) &&
  (handed.title === null || handed.title === own.title) &&
  (handed.level === null || handed.level === own.level) &&
  (handed.relation === null || handed.relation === own.relation);

const areTwo = (a: Contact, b: Contact): boolean => {
  const differ = (text: (typeof texts)[number]): boolean | null =>
    a[text] === null || b[text] === null ? null : a[text].token !== b[text].token;
  if (differ('email') === false || differ('phone') === false) return false;
  return differ('name') ?? (differ('email') === true || differ('phone') === true);
};
