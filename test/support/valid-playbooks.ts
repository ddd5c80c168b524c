// How else could a company work? Random playbook files that differ from the default one everywhere, compiled as any other.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parse } from 'yaml';
import type { Playbook } from '../../domain/playbook.ts';
import { compilePlaybook } from '../../doors/playbook/compile-playbook.ts';
import type { StepAction } from '../../events/vocabulary.ts';
import type { PlaybookFile } from '../../doors/playbook/playbook-file.ts';
import { Angle, Level, Role, Tier } from '../../events/vocabulary.ts';

/** As it is written: durations and shares are text. */
type Written = Omit<PlaybookFile, 'clocks' | 'distribution' | 'pause' | 'convert'> & Record<string, unknown>;
const written = parse(
  readFileSync(new URL('../../playbooks/default.yaml', import.meta.url), 'utf8'),
) as Written & {
  readonly distribution: object;
  readonly convert: object;
  readonly clocks: Readonly<Record<string, object>>;
};

const condition = fc.constantFrom(
  'true',
  'false',
  'lead.amount >= 100000.0',
  'lead.tier != "rep_office"',
  'lead.newProduct || lead.horizon == "long"',
  'lead.grade == "A" && lead.complexity == "complex"',
);
const hours = fc.integer({ min: 1, max: 200 }).map((count) => `${String(count)}h`);
const owningRole = fc.constantFrom<Role>('AR', 'SR', 'FR', 'inside_sales');
const lentRole = fc.constantFrom<Role>('AR', 'SR', 'FR', 'inside_sales', 'lead_manager');

const plan = fc.record({
  confirmations: fc.integer({ min: 0, max: 5 }),
  contacts: fc.integer({ min: 0, max: 4 }),
  levels: fc.record({ count: fc.integer({ min: 0, max: 3 }), one_of: fc.subarray([...Level.options]) }),
  angles: fc.record({
    all: fc.subarray([...Angle.options], { maxLength: 2 }),
    one_of: fc.subarray([...Angle.options]),
  }),
  verifiers: fc.integer({ min: 0, max: 3 }),
  valid_days: fc.constantFrom(1, 30, 365),
});

const verification = fc.record({
  required: condition,
  required_if_unknown: fc.subarray(['amount', 'position', 'complexity']),
  plans: fc.record({ rep_office: plan, region: plan, headquarters: plan }),
  besides_reporting_line: fc.constantFrom('refuse', 'allow'),
});

/** Ids tell rules apart; two of one id are refused. */
const numbered = <Rule extends object>(rule: fc.Arbitrary<Rule>): fc.Arbitrary<object[]> =>
  fc
    .array(rule, { maxLength: 3 })
    .map((rules) => rules.map((one, index) => ({ id: `rule-${String(index)}`, ...one })));

const tier = fc.constantFrom(...Tier.options);
const tiering = fc.record({
  rules: numbered(fc.record({ tier, when: condition })),
  otherwise: tier,
  horizon_days: fc.constant({ short: 100, mid: 300 }),
});

const distribution = fc
  .record({
    owners: numbered(fc.record({ role: owningRole, when: condition })),
    otherwise: owningRole,
    choice: fc.constantFrom('least_loaded', 'round_robin', 'weighted'),
    claims_a_day: fc.integer({ min: 0, max: 6 }),
    cooldown_days: fc.constantFrom(0, 30),
    protection: hours,
  })
  .map((random) => ({ ...written.distribution, ...random }));

const gates = fc.record({
  tiers: fc.subarray([...Tier.options]),
  decided_by: fc.constantFrom('sales_manager', 'lead_manager'),
});

const receiver = fc.constantFrom(
  'owner',
  'owner_manager',
  'tier_up',
  'lead_manager',
  'AR@london',
  'person:ada',
);
const steps = fc
  .uniqueArray(
    fc.record({
      percent: fc.integer({ min: 1, max: 300 }),
      tell: fc.subarray(['owner', 'owner_manager', 'tier_up', 'submitter'], { minLength: 1 }),
      do: fc.constantFrom<StepAction>('tell', 'tell', 'raise_tier', 'widen_pool', 'reassign', 'reclaim'),
    }),
    { selector: ({ percent }) => percent, maxLength: 4 },
  )
  .map((random) =>
    [...random]
      .sort((a, b) => a.percent - b.percent)
      .map(({ percent, ...step }) => ({ at: `${String(percent)}%`, ...step })),
  );

const target = fc.oneof(hours, fc.record({ A: hours, B: hours, C: hours, D: hours, other: hours }));

/** One of the default clocks, with a target and steps of its own. */
const like = (name: string): fc.Arbitrary<object> =>
  fc.record({ target, steps }).map((random) => ({ ...written.clocks[name], ...random }));

/** A clock that no other company has. */
const own = fc.record({
  start: fc.constantFrom('entering evaluate', 'LeadAssigned', 'MilestoneReached', 'contact'),
  stop: fc.constantFrom('OrderWon', 'leaving convert', 'NeedConfirmed', 'NoteAdded'),
  cancel: fc.constantFrom([], ['entering distribute']),
  recurrence: fc.constantFrom('once', 'each_cycle', 'until_terminal'),
  on_reassign: fc.constantFrom('continue', 'restart', 'new_instance'),
  pause: fc.constantFrom({ in: 'nurture' }, { by_hand: true }, { while: 'lead.grade == "A"' }),
  target,
  steps: fc.tuple(receiver, hours, fc.integer({ min: 1, max: 3 })).map(([tell, every, max]) => [
    { at: '50%', tell },
    { after: '2h', tell, repeat: { every, max } },
  ]),
});

const clocks = fc
  .record(
    {
      ...Object.fromEntries(
        ['evaluate', 'verify', 'claim', 'first_contact', 'follow_up', 'gate'].map((name) => [
          name,
          like(name),
        ]),
      ),
      own_clock: own,
    },
    { requiredKeys: [] },
  )
  .chain((random) =>
    fc.subarray(['acknowledge', 'nurture_touch', 'nurture_return']).map((names) => ({
      ...random,
      ...Object.fromEntries(names.map((name) => [name, written.clocks[name]])),
    })),
  );

const also = fc.dictionary(
  fc.constantFrom(...Role.options),
  fc.uniqueArray(lentRole, { minLength: 1, maxLength: 2 }),
  {
    maxKeys: 2,
  },
);

/** Playbooks that could be published as they are. */
export const validPlaybooks: fc.Arbitrary<Playbook> = fc
  .record({
    verification,
    tiering,
    distribution,
    gates,
    clocks,
    also,
  })
  .map(({ gates: gateRules, also: lent, ...sections }) => {
    const file = {
      ...written,
      ...sections,
      gates: { ...written.gates, ...gateRules },
      roles: { also: lent },
    };
    // JSON is YAML too.
    return { ...compilePlaybook(JSON.stringify(file), 'random.yaml'), version: 1 };
  });
