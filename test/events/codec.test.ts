// Does an envelope come back as it went, and does everything else say why not?
import { describe, expect, test } from 'vitest';
import { eventTypeName, sealEnvelope } from '../../domain/envelope.ts';
import { currentVersions, decode, encode, headersOf } from '../../events/codec.ts';
import type { LeadEvent } from '../../events/lead-event.ts';
import { leadEvents } from '../../events/lead-event.ts';
import { as, leadId, obtain } from '../support/domain-world.ts';
import { life } from '../support/spec.ts';

const obtained = life().do('ada', obtain()).events[0];
const envelopeOf = (event: LeadEvent) =>
  sealEnvelope({
    leadId,
    seq: 1,
    event,
    recordedAt: '2026-01-05T09:00:00.000Z',
    batch: { commandId: 'c-1', actor: as('ada'), origin: 'live', correlationId: null, traceparent: '' },
    office: 'london',
  });

if (obtained === undefined) throw new Error('nothing was obtained');
const envelope = envelopeOf(obtained);

describe('the codec', () => {
  test('an event comes back as it went, and its text is the same whatever the order of its keys', () => {
    const text = encode(envelope);
    expect(decode(text)).toEqual({ kind: 'event', leadId, seq: 1, envelope, event: obtained });
    const shuffled = Object.fromEntries(Object.entries(envelope).reverse()) as typeof envelope;
    expect(encode(shuffled)).toBe(text);
  });

  test('the envelope tells who, what and when', () => {
    expect(envelope).toMatchObject({
      id: `${leadId}:1`,
      source: `/leads/${leadId}`,
      type: 'leadcycle.LeadObtained.v1',
      sequence: '0000000001',
      actor: 'person:ada',
      office: 'london',
      causationid: 'c-1',
    });
    expect(headersOf(envelope)).toMatchObject({
      ce_id: `${leadId}:1`,
      'content-type': expect.stringContaining('cloudevents') as string,
    });
    expect(Object.keys(headersOf(envelope))).not.toContain('ce_data');
  });

  test.each([
    ['no JSON', '{', 'unreadable'],
    ['no id', '{}', 'unreadable'],
    ['an id of something else', '{"id":"order-7"}', 'unreadable'],
    ['an unknown type', encode({ ...envelope, type: 'leadcycle.LeadTeleported.v1' }), 'unfoldable'],
    ['a version not yet released', encode({ ...envelope, type: 'leadcycle.LeadObtained.v2' }), 'unfoldable'],
    ['data that does not fit', encode({ ...envelope, data: { enters: 'nowhere' } }), 'unfoldable'],
  ])('a value with %s says why, and throws nothing', (_, text, kind) => {
    expect(decode(text)).toMatchObject({ kind, because: expect.stringMatching(/./) as string });
  });

  test('names and versions on the stream agree with the registry', () => {
    expect(currentVersions.map(({ type, version }) => `leadcycle.${type}.v${String(version)}`)).toEqual(
      leadEvents.map((schema) => eventTypeName(schema.shape.type.value)),
    );
  });
});
