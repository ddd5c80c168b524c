// Who is accountable for a lead: rep office, region or headquarters? The first rule of the playbook that holds.
import type { EventOf } from '../events/lead-event.ts';
import type { Office, Routing } from '../events/values.ts';
import type { Tier } from '../events/vocabulary.ts';
import { judge } from './condition.ts';
import { fieldsOf, horizonOf } from './fields.ts';
import type { Lead } from './lead.ts';
import type { Playbook } from './playbook.ts';

export type Tiered = EventOf<'LeadTiered'>['data'];

/** The tier of the lead by the playbook's rules, with the office and the reasons (rules of distribution, "Tier"). */
export const tierOf = (lead: Lead, playbook: Playbook, now: number): Tiered => {
  const fields = fieldsOf(lead, playbook, now, null);
  const { horizon, known } = horizonOf(lead, playbook, now);
  const reasons: string[] = known ? [] : ['the expected decision date is unknown: taken as short'];
  for (const rule of playbook.tiering.rules) {
    const { holds, unknown } = judge(rule.when, fields);
    if (holds) return tieredBy(rule.id, rule.tier, lead, horizon, reasons);
    if (unknown !== null) reasons.push(`${rule.id} is not decided: ${unknown}`);
  }
  return tieredBy('otherwise', playbook.tiering.otherwise, lead, horizon, reasons);
};

const tieredBy = (
  rule: string,
  tier: Tier,
  { routing }: Lead,
  horizon: Tiered['horizon'],
  reasons: string[],
): Tiered => ({ tier, office: officeFor(tier, routing), horizon, rule, reasons, by: null, step: null });

/** The office of a tier for this customer; where the organisation has none, the next one above. */
export const officeFor = (tier: Tier, routing: Routing): Office => {
  switch (tier) {
    case 'rep_office':
      return routing.rep_office ?? routing.region ?? routing.headquarters;
    case 'region':
      return routing.region ?? routing.headquarters;
    case 'headquarters':
      return routing.headquarters;
  }
};

export const tierAbove = (tier: Tier): Tier => {
  switch (tier) {
    case 'rep_office':
      return 'region';
    case 'region':
    case 'headquarters':
      return 'headquarters';
  }
};

const rank: Readonly<Record<Tier, number>> = { rep_office: 0, region: 1, headquarters: 2 };

/** What rules say, but never below the tier to which a clock raised the lead. */
export const notBelow = (tiered: Tiered, floor: Tier | null, { routing }: Lead): Tiered =>
  floor === null || rank[tiered.tier] >= rank[floor]
    ? tiered
    : {
        ...tiered,
        tier: floor,
        office: officeFor(floor, routing),
        reasons: [...tiered.reasons, `a clock raised it to ${floor}`],
      };
