// What is an event as one row of a table? Its envelope a column each, what it tells as JSON, and nothing personal.
import { Envelope } from '../events/envelope.ts';
import { withoutSealed } from './sealed-fields.ts';

export interface FlatEvent {
  readonly id: string;
  readonly leadId: string;
  readonly seq: number;
  /** `LeadLost`; its version stands beside it. */
  readonly type: string;
  readonly version: number;
  /** UTC, as `recordedTime`. */
  readonly time: string;
  readonly recordedTime: string;
  readonly actor: string;
  readonly office: string;
  readonly origin: string;
  readonly correlationId: string;
  readonly causationId: string;
  readonly traceParent: string;
  /** What the event tells, as JSON. */
  readonly data: string;
}

/** @param sealed keep: sealed fields stay as they are; mark: `[sealed]` stands in their place */
export const flatEvent = (envelope: Envelope, sealed: 'keep' | 'mark'): FlatEvent => {
  const [, type = envelope.type, version = '0'] =
    /^leadcycle\.([A-Za-z]+)\.v(\d+)$/.exec(envelope.type) ?? [];
  // Written out: for a million events the spreading of parts would cost as much as their parsing.
  return {
    id: envelope.id,
    leadId: envelope.subject,
    seq: Number(envelope.sequence),
    type,
    version: Number(version),
    time: envelope.time,
    recordedTime: envelope.recordedtime,
    actor: envelope.actor,
    office: envelope.office,
    origin: envelope.origin,
    correlationId: envelope.correlationid,
    causationId: envelope.causationid,
    traceParent: envelope.traceparent,
    data: dataOf(envelope, sealed),
  };
};

/** Most events have nothing sealed, which their text tells sooner than a walk through them. */
const dataOf = ({ data }: Envelope, sealed: 'keep' | 'mark'): string => {
  const text = JSON.stringify(data);
  return sealed === 'keep' || !text.includes('"sealed":') ? text : JSON.stringify(withoutSealed(data));
};

/** The envelope in a stored value. @throws ZodError where it is none: read models hold none such */
export const envelopeIn = (value: Buffer): Envelope => Envelope.parse(JSON.parse(value.toString('utf8')));
