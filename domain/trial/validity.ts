// How long is evidence valid under another playbook? As much longer or shorter as its days differ from those in force then.
import type { LeadEvent } from '../../events/lead-event.ts';
import type { Dimension } from '../../events/vocabulary.ts';
import type { Lead } from '../lead.ts';
import type { Playbook } from '../playbook.ts';
import type { Policy } from '../policy.ts';
import { daysAfter } from '../time.ts';
import { planOf } from '../verification/plan.ts';

interface Moment {
  /** The lead as recorded, and as the trial sees it. */
  readonly before: Lead;
  readonly lead: Lead;
  readonly policy: Policy;
  readonly recorded: Playbook;
}

/** What ends at another instant than was recorded. */
export class Validity {
  readonly #dimensions = new Map<Dimension, string>();
  readonly #findings = new Map<string, string>();

  /** The event with the end of validity that this playbook gives it. */
  of(event: LeadEvent, { before, lead, policy: { playbook }, recorded }: Moment): LeadEvent {
    if (event.type === 'DimensionAssessed') {
      const { dimension, validUntil: until } = event.data;
      const days =
        playbook.evaluation.dimensions[dimension].evidenceDays -
        recorded.evaluation.dimensions[dimension].evidenceDays;
      this.#dimensions.delete(dimension);
      if (days === 0) return event;
      const validUntil = daysAfter(until, days);
      this.#dimensions.set(dimension, validUntil);
      return { ...event, data: { ...event.data, validUntil } };
    }
    if (event.type === 'FindingRecorded') {
      const { findingId, validUntil: until } = event.data;
      const days = planOf(lead, playbook).validDays - planOf(before, recorded).validDays;
      if (days === 0) return event;
      const validUntil = daysAfter(until, days);
      this.#findings.set(findingId, validUntil);
      return { ...event, data: { ...event.data, validUntil } };
    }
    return event;
  }

  /** The recorded lead with these ends in place of its own. */
  dated(lead: Lead): Lead {
    if (this.#dimensions.size === 0 && this.#findings.size === 0) return lead;
    const dimensions = { ...lead.dimensions };
    for (const [dimension, validUntil] of this.#dimensions) {
      const assessment = dimensions[dimension];
      if (assessment !== null) dimensions[dimension] = { ...assessment, validUntil };
    }
    const findings = lead.findings.map((finding) => {
      const validUntil = this.#findings.get(finding.findingId);
      return validUntil === undefined ? finding : { ...finding, validUntil };
    });
    return { ...lead, dimensions, findings };
  }
}
