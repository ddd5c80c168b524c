// What does one event of every type look like on the stream? One made-up lead, complete envelopes, the same each time.
import { sealEnvelope } from '../../../../domain/envelope.ts';
import { instant, milliseconds } from '../../../../domain/time.ts';
import type { Envelope } from '../../../../events/envelope.ts';
import { LeadEvent, leadEvents } from '../../../../events/lead-event.ts';
import type { LeadEventType } from '../../../../events/lead-event.ts';
import { care } from './care.ts';
import { leadId } from './company.ts';
import { convert } from './convert.ts';
import { distribute } from './distribute.ts';
import type { GoldenData } from './golden-data.ts';
import { judge } from './judge.ts';
import { obtain } from './obtain.ts';
import { serviceLevels } from './service-levels.ts';

/** A type without an example is a gap that the compiler names. */
const data: GoldenData<LeadEventType> = {
  ...obtain,
  ...judge,
  ...distribute,
  ...convert,
  ...serviceLevels,
  ...care,
};

const begin = milliseconds('2026-03-12T15:00:00.000Z');

/** In the order of the registry, 37 minutes apart, known a moment after they happened. */
export const goldenEnvelopes: readonly Envelope[] = leadEvents.map(({ shape }, index) => {
  const type = shape.type.value;
  const at = begin + index * 2_220_000;
  return sealEnvelope({
    ...{ leadId, seq: index + 1, office: 'region-americas' },
    event: LeadEvent.parse({ type, time: instant(at), data: data[type] }),
    recordedAt: instant(at + 412),
    batch: {
      commandId: `0198f3a2-5c41-7d3e-9b60-${String(index).padStart(12, '0')}`,
      actor: { kind: 'person', personId: 'hannah-brooks', managerId: null, officeId: 'hq', roles: [] },
      ...{ origin: 'live', correlationId: null },
      traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    },
  });
});
