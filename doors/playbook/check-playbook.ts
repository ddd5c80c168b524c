// Does a playbook hold together? Everything that no single field shows, each at its line.
import { didYouMean } from '../nearest-word.ts';
import type { Mistake } from '../file-mistakes.ts';
import type { Path } from '../field-path.ts';
import type { YamlFile } from '../yaml-file.ts';
import { isTimeZone } from '../time-zone.ts';
import { checkClocks } from './check-clocks.ts';
import { conditionMistake, leadFieldNames } from './lead-conditions.ts';
import { namedReceivers, unknownReceiver } from './named-receivers.ts';
import type { KnownReceivers } from './named-receivers.ts';
import type { PlaybookFile } from './playbook-file.ts';

type Tell = (path: Path, message: string, offset?: number) => void;

/** @param known null: whom the clocks name is not looked up */
export const playbookMistakes = (
  { value, mistake }: YamlFile<PlaybookFile>,
  known: KnownReceivers | null,
): Mistake[] => {
  const mistakes: Mistake[] = [];
  const tell: Tell = (path, message, offset) => void mistakes.push(mistake(path, message, offset));
  checkConditions(value, tell);
  checkEvaluation(value.evaluation, tell);
  checkGates(value, tell);
  checkClocks(value, tell);
  if (known !== null) checkNames(value, known, tell);
  checkReporting(value, tell);
  checkMoney(value.money, tell);
  return mistakes;
};

const checkNames = (file: PlaybookFile, known: KnownReceivers, tell: Tell): void => {
  for (const named of namedReceivers(file)) {
    const wrong = unknownReceiver(named, known);
    if (wrong !== null) tell(named.path, wrong, named.offset);
  }
};

const checkConditions = ({ verification, tiering, distribution }: PlaybookFile, tell: Tell): void => {
  const check = (condition: string, path: Path): void => {
    const wrong = conditionMistake(condition);
    if (wrong !== null) tell(path, wrong.message, wrong.offset);
  };
  check(verification.required, ['verification', 'required']);
  verification.required_if_unknown.forEach((field, index) => {
    if (!leadFieldNames.includes(field))
      tell(
        ['verification', 'required_if_unknown', index],
        `A lead has no field "${field}". Known: ${leadFieldNames.join(', ')}.`,
      );
  });
  tiering.rules.forEach(({ when }, index) => check(when, ['tiering', 'rules', index, 'when']));
  distribution.owners.forEach(({ when }, index) => check(when, ['distribution', 'owners', index, 'when']));
  checkRuleIds(tiering.rules, ['tiering', 'rules'], tell);
  checkRuleIds(distribution.owners, ['distribution', 'owners'], tell);
};

const checkRuleIds = (rules: readonly { readonly id: string }[], path: Path, tell: Tell): void =>
  rules.forEach(({ id }, index) => {
    if (rules.findIndex((rule) => rule.id === id) < index)
      tell(
        [...path, index, 'id'],
        `The rule "${id}" stands here a second time: decisions name their rule, so each needs its own id.`,
      );
  });

const checkEvaluation = (
  { bases, dimensions, grade_from: from }: PlaybookFile['evaluation'],
  tell: Tell,
): void => {
  const inBases = bases.fit + bases.informant + bases.dimensions;
  if (Math.abs(inBases - 1) > 1e-9)
    tell(['evaluation', 'bases'], `The shares of the bases add up to ${inBases}: make it 1.`);
  const weight = Object.values(dimensions).reduce((sum, row) => sum + row.weight, 0);
  if (weight !== 100)
    tell(['evaluation', 'dimensions'], `The weights of the dimensions add up to ${weight}: make it 100.`);
  if (!(from.A > from.B && from.B > from.C))
    tell(['evaluation', 'grade_from'], 'Grades must fall from A to B to C: give A the highest score.');
};

const checkGates = ({ gates, convert }: PlaybookFile, tell: Tell): void => {
  const asked = Object.entries(gates.at).map(([gate, { asked_by: by }]) => ({ gate, by }));
  asked.forEach(({ gate, by }, index) => {
    const path: Path = ['gates', 'at', gate, 'asked_by'];
    const other = asked.slice(0, index).find((before) => before.by === by);
    if (other !== undefined)
      tell(
        path,
        `"${by}" asks for the gate ${other.gate} already: let each gate be asked by something else.`,
      );
    if (by !== 'assignment' && !convert.milestones.includes(by))
      tell(
        path,
        `"${by}" is no milestone of this playbook (${convert.milestones.join(', ')}): nothing would ask for this gate.`,
      );
  });
};

const checkReporting = ({ reporting, tiering, price, nurture }: PlaybookFile, tell: Tell): void => {
  if (reporting.time_zone !== 'headquarters' && !isTimeZone(reporting.time_zone))
    tell(
      ['reporting', 'time_zone'],
      `"${reporting.time_zone}" is no time zone: write headquarters, or an IANA name like Europe/London.`,
    );
  if (tiering.horizon_days.mid <= tiering.horizon_days.short)
    tell(['tiering', 'horizon_days', 'mid'], 'The mid horizon must reach further than the short one.');
  if (nurture.nobody_fits_days > nurture.max_days)
    tell(
      ['nurture', 'nobody_fits_days'],
      `A lead rests at most ${nurture.max_days} days: make this no more.`,
    );
  if (price.warning_share > price.implausible_share)
    tell(
      ['price', 'warning_share'],
      'The warning must come before the price is implausible: make it the smaller share.',
    );
};

const currencies = Intl.supportedValuesOf('currency');

const checkMoney = ({ currency: base, rates }: PlaybookFile['money'], tell: Tell): void => {
  const checkCode = (code: string, path: Path): void => {
    if (!currencies.includes(code))
      tell(path, `ISO 4217 has no currency "${code}".${didYouMean(code, currencies)}`);
  };
  checkCode(base, ['money', 'currency']);
  rates.forEach(({ currency, from }, index) => {
    const path = ['money', 'rates', index, 'currency'];
    checkCode(currency, path);
    if (currency === base)
      tell(path, `Amounts are counted in ${base}: it needs no rate, so take this line out.`);
    if (rates.findIndex((rate) => rate.currency === currency && rate.from === from) < index)
      tell(path, `There is a rate for ${currency} from ${from} above already: keep one of them.`);
  });
};
