// May a lead be believed? Told from its events alone, by other means than the engine's: what a test compares the class with.
import type { EventOf, LeadEvent } from '../../events/lead-event.ts';
import type { Contact, Informant } from '../../events/values.ts';

type Told = EventOf<'FindingRecorded'>['data'] & { readonly at: string; readonly index: number };

const height = { user: 1, manager: 2, executive: 3 } as const;
const heightOf = ({ level }: Told): number => (level === null ? 0 : height[level]);

/** What speaks against a class above preliminary at `now` (epoch ms), under any playbook; none where nothing does. */
export const objections = (events: readonly LeadEvent[], now: number): readonly string[] => {
  const barred = barredBy(events);
  const findings = events.flatMap((event, index): readonly Told[] =>
    event.type === 'FindingRecorded' ? [{ ...event.data, at: event.time, index }] : [],
  );
  const withdrawn = new Map(
    events.flatMap((event) =>
      event.type === 'FindingSuperseded' ? [[event.data.findingId, event.data.by.personId] as const] : [],
    ),
  );
  const standing = findings.filter(
    ({ findingId, result, verifier, recordedBy }) =>
      result === 'confirmed' &&
      !withdrawn.has(findingId) &&
      !barred.has(verifier.personId) &&
      !barred.has(recordedBy.personId),
  );
  const valid = standing.filter(({ validUntil }) => Date.parse(validUntil) > now);
  const unresolved = findings.filter(
    (refuted) =>
      refuted.result === 'refuted' &&
      !(withdrawn.has(refuted.findingId) && !barred.has(withdrawn.get(refuted.findingId) ?? '')) &&
      !standing.some(
        (later) =>
          later.index > refuted.index &&
          later.at >= refuted.at &&
          later.angle === refuted.angle &&
          later.verifier.personId !== refuted.verifier.personId &&
          heightOf(later) >= heightOf(refuted),
      ),
  );
  const person = personsEver(events);
  const own = person(counterpartOf(events));
  const heardOwn = valid.filter(({ contactId }) => person(contactId) === own);
  const another = valid.some(
    (other) =>
      person(other.contactId) !== own &&
      heardOwn.some(({ level }) => level !== null && level !== other.level),
  );
  return [
    ...(new Set(valid.map(({ contactId }) => person(contactId))).size < 2 ? ['one contact alone'] : []),
    ...(heardOwn.length === 0 ? ['the counterpart was not heard'] : []),
    ...(another ? [] : ['nobody of another level was heard']),
    ...unresolved.map(({ findingId }) => `${findingId} is not resolved`),
  ];
};

/** Who submitted, entered, owned or told of it at any time. */
export const barredBy = (events: readonly LeadEvent[]): ReadonlySet<string> =>
  new Set(
    events.flatMap((event) => {
      if (event.type === 'LeadAssigned') return [event.data.owner.personId];
      if (event.type === 'LeadEnriched') return informantIn(event.data);
      if (event.type !== 'LeadObtained') return [];
      const { submitter, by } = event.data;
      return [submitter.personId, ...(by === null ? [] : [by.personId]), ...informantIn(event.data)];
    }),
  );

const informantIn = ({ informant }: { readonly informant: Informant | null }): readonly string[] =>
  informant === null || informant.contactId === null ? [] : [informant.contactId];

const counterpartOf = (events: readonly LeadEvent[]): string => {
  let counterpart: string | null = null;
  for (const event of events) {
    if (event.type === 'LeadObtained') counterpart = event.data.contacts[0]?.contactId ?? null;
    if (event.type === 'LeadEnriched')
      counterpart =
        event.data.counterpartContactId ?? counterpart ?? event.data.contacts[0]?.contactId ?? null;
  }
  return counterpart ?? '';
};

/** Two records are one person where they had an address in common at any time, directly or over others. */
const personsEver = (events: readonly LeadEvent[]): ((contactId: string) => string) => {
  const parent = new Map<string, string>();
  const root = (id: string): string => {
    const up = parent.get(id) ?? id;
    return up === id ? id : root(up);
  };
  const contacts = events.flatMap((event): readonly Contact[] =>
    event.type === 'LeadObtained' || event.type === 'LeadEnriched' ? event.data.contacts : [],
  );
  for (const { contactId, email, phone } of contacts)
    for (const key of [
      email === null ? null : `e ${email.token}`,
      phone === null ? null : `p ${phone.token}`,
    ])
      if (key !== null && root(contactId) !== root(key)) parent.set(root(contactId), root(key));
  return root;
};
