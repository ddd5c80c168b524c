// What of a lead can a command be about? Its contacts, findings, clocks, breaches and suspected duplicates, to choose from.
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../client.ts';
import { instant } from '../format.ts';
import { contactName, contactsOf } from '../lead/contacts.ts';
import { useNames } from '../names.ts';
import { listAt, numberAt, textAt, valueAt } from '../value-at.ts';
import type { Choice, Choices, ChoicesFor } from './choices.ts';
import { useCompanyChoices } from './company-choices.ts';

export const useLeadChoices = (
  command: string,
  { lead, verifiers, timeZone }: Schemas['LeadTold'],
): ChoicesFor => {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const ofCompany = useCompanyChoices();
  const clock = (name: string): string => t(`clock.${name}`, name);
  const at = (time: string | null): string => (time === null ? '' : instant(time, i18n.language, timeZone));

  const contacts: readonly Choice[] = contactsOf(lead).map(({ contactId, name, title, level }) => ({
    value: contactId,
    label: [name, title, level === null ? null : t(`word.${level}`)]
      .filter((word) => word !== null)
      .join(' · '),
  }));
  const findings = (): readonly Choice[] =>
    listAt(lead, 'findings')
      .filter((finding) => textAt(finding, 'state') === 'stands')
      .map((finding) => ({
        value: textAt(finding, 'findingId') ?? '',
        label: [
          t(`word.${textAt(finding, 'angle') ?? ''}`),
          t(`word.${textAt(finding, 'result') ?? ''}`),
          contactName(lead, textAt(finding, 'contactId') ?? ''),
          names.person(textAt(finding, 'verifier', 'personId') ?? ''),
          at(textAt(finding, 'at')),
        ].join(' · '),
      }));
  const clocksThat = (state: string): readonly Choice[] =>
    clocksIn(lead)
      .filter((one) => textAt(one, 'state') === state)
      .map((one) => textAt(one, 'clock') ?? '')
      .map((value) => ({ value, label: clock(value) }));
  const breaches = listAt(lead, 'breaches').filter((breach) => textAt(breach, 'excused') === 'no');
  const suspects: readonly Choice[] = listAt(lead, 'suspects')
    .filter((suspect) => textAt(suspect, 'state') === 'suspected')
    .map((suspect) => textAt(suspect, 'leadId') ?? '')
    .map((value) => ({ value, label: value }));

  return (fieldName) => {
    switch (fieldName) {
      case 'contactId':
        // A contact that is told of for the first time is none of those that are known.
        return command === 'EnrichLead' ? open(contacts) : all(contacts);
      case 'stakeholderContactId':
      case 'signatoryContactId':
      case 'counterpartContactId':
        return all(contacts);
      case 'findingId':
        return all(findings());
      case 'clock':
        return command === 'ExcuseBreach'
          ? all(
              once(breaches.map((breach) => textAt(breach, 'clock') ?? '')).map((value) => ({
                value,
                label: clock(value),
              })),
            )
          : all(clocksThat(command === 'ResumeClock' ? 'paused' : 'running'));
      case 'cycle':
        return all(
          once(breaches.map((breach) => String(numberAt(breach, 'cycle') ?? ''))).map((value) => ({
            value,
            label: breaches
              .filter((breach) => String(numberAt(breach, 'cycle') ?? '') === value)
              .map(
                (breach) =>
                  `${value} · ${clock(textAt(breach, 'clock') ?? '')} · ${at(textAt(breach, 'at'))}`,
              )
              .join(', '),
          })),
        );
      case 'escalationId':
        return all(
          listAt(lead, 'escalations').map((escalation) => ({
            value: textAt(escalation, 'escalationId') ?? '',
            label: `${clock(textAt(escalation, 'clock') ?? '')} · ${at(textAt(escalation, 'raisedAt'))}`,
          })),
        );
      case 'otherLeadId':
        return all(suspects);
      case 'intoLeadId':
        return open(suspects);
      case 'painId':
        return open(
          once(listAt(lead, 'pains').map((pain) => textAt(pain, 'painId') ?? '')).map((value) => ({
            value,
            label: value,
          })),
        );
      case 'verifier':
        return all(verifiers.map((value) => ({ value, label: names.person(value) })));
      default:
        return ofCompany(fieldName);
    }
  };
};

const all = (options: readonly Choice[]): Choices => ({ options, are: 'all' });
const open = (options: readonly Choice[]): Choices => ({ options, are: 'open' });
const once = (values: readonly string[]): readonly string[] => [...new Set(values)];

const clocksIn = (lead: unknown): readonly unknown[] => {
  const clocks = valueAt(lead, 'clocks');
  return typeof clocks === 'object' && clocks !== null ? Object.values(clocks) : [];
};
