// Which objects does an event name, and as what? Found by the names of its fields, so that a new event needs nothing here.

export const objectTypes = ['lead', 'customer', 'contact', 'person', 'office', 'order'] as const;
export type ObjectType = (typeof objectTypes)[number];

export interface NamedObject {
  readonly type: ObjectType;
  /** As the event has it; contacts are those of its lead. */
  readonly id: string;
  /** The field that names it: submitter, owner, verifier, by, into_lead. */
  readonly qualifier: string;
}

/** Fields that hold the id of an object, or a list of them. */
const idFields: Readonly<Record<string, ObjectType>> = {
  ...{ personId: 'person', AR: 'person', SR: 'person', FR: 'person', formerOwners: 'person' },
  ...{ officeId: 'office', customerId: 'customer', orderNo: 'order' },
  ...{ contactId: 'contact', stakeholderContactId: 'contact', counterpartContactId: 'contact' },
  ...{ contactIds: 'contact', informants: 'contact' },
  ...{ otherLeadId: 'lead', intoLeadId: 'lead', fromLeadId: 'lead', previousLeadId: 'lead' },
};

/** Ids that are called after what they are of say nothing more than the field around them. */
const bare = new Set(['personId', 'officeId', 'customerId', 'contactId']);

/** Not what the event is about: where the lead might have gone, and who is not told. */
const passedOver = new Set(['routing', 'except', 'path', 'playbook']);

/** Every object once for each field that names it. */
export const namedObjects = (data: object): readonly NamedObject[] => {
  const found = new Map<string, NamedObject>();
  for (const object of within(data, '')) found.set(`${object.type} ${object.id} ${object.qualifier}`, object);
  return [...found.values()];
};

function* within(value: object, around: string): Generator<NamedObject> {
  const entries: [string, unknown][] = Object.entries(value);
  for (const [field, inner] of entries) {
    if (passedOver.has(field) || inner === null) continue;
    // The office in the reference to a person is where they belong, not where the lead went.
    if (field === 'officeId' && 'personId' in value) continue;
    const type = Object.hasOwn(idFields, field) ? idFields[field] : undefined;
    if (type !== undefined) {
      const qualifier = snakeCase(bare.has(field) ? around || field.replace(/Id$/, '') : field);
      for (const id of Array.isArray(inner) ? inner : [inner])
        if (typeof id === 'string') yield { type, id, qualifier };
    } else if (Array.isArray(inner)) {
      for (const item of inner as readonly unknown[])
        if (typeof item === 'object' && item !== null) yield* within(item, field);
    } else if (typeof inner === 'object') yield* within(inner, field);
  }
}

/** `otherLeadId` → `other_lead`, `contacts` → `contacts`, `AR` → `ar`. */
const snakeCase = (field: string): string =>
  field
    .replace(/Ids?$/, '')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase();
