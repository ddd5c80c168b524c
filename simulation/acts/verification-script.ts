// What will verifiers hear, from whom, in which order? As the plan of the tier asks, with what comes between.
import type { Angle } from '../../events/vocabulary.ts';
import { planOf } from '../../domain/verification/plan.ts';
import { classify } from '../../domain/verification/classify.ts';
import type { Lead } from '../../domain/lead.ts';
import type { Playbook } from '../../domain/playbook.ts';
import type { Chance } from '../chance.ts';
import type { ToFind } from '../life.ts';
import type { Traits } from '../traits.ts';

export interface ScriptOrder {
  readonly lead: Lead;
  readonly playbook: Playbook;
  readonly chance: Chance;
  readonly traits: Traits;
  readonly now: number;
}

/** The findings of one visit of verification. */
export const verificationScript = ({ lead, playbook, chance, traits, now }: ScriptOrder): ToFind[] => {
  // Sent back with the plan met already: one more is heard, and it goes on.
  if (classify(lead, playbook, now).class !== 'preliminary')
    return [confirmed('counterpart', 'need', chance)];
  const plan = planOf(lead, playbook);
  const asked = [
    ...plan.angles.all,
    ...(plan.angles.oneOf.length === 0 ? [] : [chance.oneOf(plan.angles.oneOf)]),
  ];
  const angles: Angle[] = [...(asked.length === 0 ? (['need'] as const) : asked)];
  for (let more = 0; angles.length < plan.confirmations; more += 1) angles.push(angles[more] ?? 'need');
  const voices =
    plan.contacts > 2 ? (['counterpart', 'key person', 'user'] as const) : (['counterpart', 'user'] as const);
  const findings = angles.map((angle, index) =>
    confirmed(voices[index % voices.length] ?? 'counterpart', angle, chance),
  );
  if (traits.wanted === 'preliminary') return findings.slice(0, chance.whole(0, 1));
  const first: ToFind[] =
    traits.wanted === 'opportunity'
      ? [
          {
            ...confirmed('key person', 'need', chance),
            medium: chance.oneOf(['in_person', 'video'] as const),
          },
        ]
      : [];
  return [...first, ...disputed(traits, chance), ...(traits.unclear ? [unclear(chance)] : []), ...findings];
};

const confirmed = (from: ToFind['from'], angle: Angle, chance: Chance): ToFind => ({
  ...{ from, angle, result: 'confirmed', by: 'another' },
  medium: chance.oneOf(['in_person', 'video', 'phone', 'phone', 'written'] as const),
});

const unclear = (chance: Chance): ToFind => ({
  ...{ from: 'user', medium: 'phone', result: 'unclear', by: 'anybody' },
  angle: chance.oneOf(['budget', 'timing', 'competition'] as const),
});

/** A user says otherwise; somebody above them, asked by another verifier, puts it right. */
const disputed = ({ dispute }: Traits, chance: Chance): readonly ToFind[] => {
  if (dispute === 'none') return [];
  // A need that stays refuted would keep it from ever being sold.
  const angle = chance.oneOf(
    dispute === 'left open' ? (['budget', 'timing'] as const) : (['need', 'budget', 'timing'] as const),
  );
  const refuted: ToFind = { from: 'user', angle, medium: 'phone', result: 'refuted', by: 'anybody' };
  return dispute === 'resolved' ? [refuted, confirmed('counterpart', angle, chance)] : [refuted];
};
