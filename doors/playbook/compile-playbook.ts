// What does a lead get of a playbook's file? Plain data, with a hash that changes whenever a decision could.
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { GatePolicy, Playbook, VerificationPlanPolicy } from '../../domain/playbook.ts';
import { FileMistakes } from '../file-mistakes.ts';
import { readYaml } from '../yaml-file.ts';
import { playbookMistakes } from './check-playbook.ts';
import { clockOf, withSoundClock } from './compile-clock.ts';
import { soundCondition } from './lead-conditions.ts';
import type { KnownReceivers } from './named-receivers.ts';
import { PlaybookFile } from './playbook-file.ts';
import { sizeMistake } from './playbook-size.ts';

/** A playbook before it has a version of its own. */
export type CompiledPlaybook = Omit<Playbook, 'version'>;

/**
 * Reads, checks and compiles a playbook.
 * @param file its name, for messages
 * @param known who and what its clocks may name; null: that is not looked up
 * @throws FileMistakes with line and column of all that is wrong
 */
export const compilePlaybook = (
  source: string,
  file: string,
  known: KnownReceivers | null = null,
): CompiledPlaybook => {
  const content = contentOf(readPlaybook(source, file, known));
  const canonical = canonicalize(content);
  if (canonical === undefined) throw new Error('a playbook without content');
  return { ...content, hash: createHash('sha256').update(canonical).digest('hex').slice(0, 32) };
};

/**
 * A playbook's file, checked, its conditions as leads get them.
 * @throws FileMistakes as `compilePlaybook`
 */
export const readPlaybook = (
  source: string,
  file: string,
  known: KnownReceivers | null = null,
): PlaybookFile => {
  const yaml = readYaml(PlaybookFile, source, file);
  const value = withSoundConditions(yaml.value);
  const tooBig = sizeMistake(contentOf(value));
  const mistakes = [
    ...playbookMistakes(yaml, known),
    ...(tooBig === null ? [] : [yaml.mistake(['name'], tooBig)]),
  ];
  if (mistakes.length > 0) throw new FileMistakes(file, mistakes);
  return value;
};

const withSoundConditions = (file: PlaybookFile): PlaybookFile => ({
  ...file,
  verification: { ...file.verification, required: soundCondition(file.verification.required) },
  tiering: {
    ...file.tiering,
    rules: file.tiering.rules.map((rule) => ({ ...rule, when: soundCondition(rule.when) })),
  },
  distribution: {
    ...file.distribution,
    owners: file.distribution.owners.map((rule) => ({ ...rule, when: soundCondition(rule.when) })),
  },
  clocks: Object.fromEntries(
    Object.entries(file.clocks).map(([name, clock]) => [name, withSoundClock(clock)]),
  ),
});

const contentOf = (file: PlaybookFile): Omit<CompiledPlaybook, 'hash'> => ({
  name: file.name,
  money: {
    currency: file.money.currency,
    rates: [...file.money.rates].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0)),
  },
  roles: { also: file.roles.also },
  reporting: {
    ...{ timeZone: file.reporting.time_zone, maturityDays: file.reporting.maturity_days },
    forecast: file.reporting.forecast,
  },
  profile: {
    industries: file.profile.industries,
    territories: file.profile.territories,
    employeesAtLeast: file.profile.employees_at_least,
    revenueAtLeast: file.profile.revenue_at_least,
  },
  price: {
    defaultMargin: file.price.default_margin,
    margins: file.price.margins,
    implausibleShare: file.price.implausible_share,
    warningShare: file.price.warning_share,
  },
  evaluation: evaluationOf(file.evaluation),
  verification: {
    required: file.verification.required,
    requiredIfUnknown: file.verification.required_if_unknown,
    plans: {
      rep_office: planOf(file.verification.plans.rep_office),
      region: planOf(file.verification.plans.region),
      headquarters: planOf(file.verification.plans.headquarters),
    },
    besidesReportingLine: file.verification.besides_reporting_line,
  },
  tiering: {
    rules: file.tiering.rules,
    otherwise: file.tiering.otherwise,
    horizonDays: file.tiering.horizon_days,
  },
  distribution: {
    owners: file.distribution.owners,
    otherwise: file.distribution.otherwise,
    choice: file.distribution.choice,
    claimsADay: file.distribution.claims_a_day,
    cooldownDays: file.distribution.cooldown_days,
    protectionMs: file.distribution.protection,
  },
  nurture: { maxDays: file.nurture.max_days, nobodyFitsDays: file.nurture.nobody_fits_days },
  convert: {
    milestones: file.convert.milestones,
    statedBackMs: file.convert.stated_back,
    reopenDays: file.convert.reopen_days,
  },
  gates: {
    tiers: file.gates.tiers,
    decidedBy: file.gates.decided_by,
    at: Object.fromEntries(Object.entries(file.gates.at).map(([gate, row]) => [gate, gateOf(row)])),
  },
  clocks: Object.fromEntries(Object.entries(file.clocks).map(([name, clock]) => [name, clockOf(clock)])),
  pause: { longestMs: file.pause.longest, cycleMs: file.pause.cycle },
  escalation: { heldMs: file.escalation.acknowledged_for },
});

const evaluationOf = (file: PlaybookFile['evaluation']): Playbook['evaluation'] => {
  const row = (name: keyof typeof file.dimensions): Playbook['evaluation']['dimensions']['P'] => {
    const { weight, evidence_days: evidenceDays, bar, refuted_by: refutedBy } = file.dimensions[name];
    return { weight, evidenceDays, bar, refutedBy };
  };
  return {
    bases: file.bases,
    fitPoints: file.fit_points,
    informantPoints: file.informant_points,
    dimensions: { P: row('P'), C: row('C'), S: row('S'), T: row('T'), R: row('R'), B: row('B'), D: row('D') },
    staleShare: file.stale_share,
    notYetPoints: file.not_yet_points,
    gradeFrom: file.grade_from,
    caps: { outside: file.caps.outside, needMissing: file.caps.need_missing, notYet: file.caps.not_yet },
    barGrade: file.bar_grade,
  };
};

const planOf = (plan: PlaybookFile['verification']['plans']['region']): VerificationPlanPolicy => ({
  confirmations: plan.confirmations,
  contacts: plan.contacts,
  levels: { count: plan.levels.count, oneOf: plan.levels.one_of },
  angles: { all: plan.angles.all, oneOf: plan.angles.one_of },
  verifiers: plan.verifiers,
  validDays: plan.valid_days,
});

const gateOf = (row: NonNullable<PlaybookFile['gates']['at']['bid']>): GatePolicy => ({
  askedBy: row.asked_by,
  bars: row.bars,
  class: row.class,
  caseForPaying: row.case_for_paying,
});
