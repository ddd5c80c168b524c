// How does an envelope become text and back? Canonical JSON out; in, a typed answer for whatever stands there.
import canonicalize from 'canonicalize';
import { Envelope } from './envelope.ts';
import { LeadEvent, leadEvents } from './lead-event.ts';
import { currentVersion, upcast } from './upcast.ts';

export type Decoded =
  | {
      readonly kind: 'event';
      readonly leadId: string;
      readonly seq: number;
      readonly envelope: Envelope;
      readonly event: LeadEvent;
    }
  /** It is known whose it is and which, so that lead alone has to wait. */
  | { readonly kind: 'unfoldable'; readonly leadId: string; readonly seq: number; readonly because: string }
  | { readonly kind: 'unreadable'; readonly because: string };

/** RFC 8785 canonical JSON: the same envelope is the same text, byte for byte, on every machine. */
export const encode = (envelope: Envelope): string => {
  const text = canonicalize(envelope);
  if (text === undefined) throw new TypeError(`Envelope ${envelope.id} has no JSON form.`);
  return text;
};

/** CloudEvents attributes as Kafka headers, so that a consumer can filter without reading the value. */
export const headersOf = (envelope: Envelope): Record<string, string> => {
  const { data: _, datacontenttype: __, ...attributes } = envelope;
  return {
    'content-type': 'application/cloudevents+json; charset=utf-8',
    ...Object.fromEntries(Object.entries(attributes).map(([name, value]) => [`ce_${name}`, value])),
  };
};

/**
 * Reads one value of the stream, of any version ever released. Never throws: what cannot be read says why.
 * @param text the record's value as UTF-8 text
 */
export const decode = (text: string): Decoded => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { kind: 'unreadable', because: 'the value is not JSON' };
  }
  const identity = identityOf(json);
  if (identity === null)
    return { kind: 'unreadable', because: 'the value has no id of the form <leadId>:<seq>' };
  const envelope = Envelope.safeParse(json);
  if (!envelope.success)
    return { kind: 'unfoldable', ...identity, because: firstIssue(envelope.error.issues) };
  const read = eventIn(envelope.data);
  return typeof read === 'string'
    ? { kind: 'unfoldable', ...identity, because: read }
    : { kind: 'event', ...identity, envelope: envelope.data, event: read };
};

/** The event of an envelope that was read already; null where this version cannot read it. */
export const eventOf = (envelope: Envelope): LeadEvent | null => {
  const read = eventIn(envelope);
  return typeof read === 'string' ? null : read;
};

/** Or a sentence that says why it cannot be read. */
const eventIn = (envelope: Envelope): LeadEvent | string => {
  const upcasted = upcast(envelope);
  if (upcasted === null) return `unknown type ${envelope.type}`;
  const event = LeadEvent.safeParse({ ...upcasted, time: envelope.time });
  return event.success ? event.data : firstIssue(event.error.issues);
};

/** Every event type with its current version, as the contract lists them. */
export const currentVersions: readonly { readonly type: string; readonly version: number }[] = leadEvents.map(
  ({ shape }) => ({ type: shape.type.value, version: currentVersion(shape.type.value) }),
);

const identityOf = (json: unknown): { leadId: string; seq: number } | null => {
  if (typeof json !== 'object' || json === null || !('id' in json) || typeof json.id !== 'string')
    return null;
  const match = /^([0-9a-f-]{36}):([1-9]\d{0,9})$/.exec(json.id);
  return match?.[1] === undefined ? null : { leadId: match[1], seq: Number(match[2]) };
};

const firstIssue = (
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): string => {
  const issue = issues[0];
  return issue === undefined
    ? 'the value fits no schema'
    : `${issue.path.map(String).join('.')}: ${issue.message}`;
};
