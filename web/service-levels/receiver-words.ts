// Who is told, in words? People by name, roles with their office.
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../client.ts';
import { useNames } from '../names.ts';

type Receiver = Schemas['Receiver'];

export const useReceiverWords = (): ((receivers: readonly Receiver[]) => string) => {
  const { t } = useTranslation();
  const names = useNames();
  const wordOf = (to: Receiver): string => {
    switch (to.kind) {
      case 'person':
        return names.person(to.personId);
      case 'role':
        return t('told.role', { role: t(`role.${to.role}`), office: names.office(to.officeId) });
      case 'managers_of_role':
        return t('told.managers', { role: t(`role.${to.role}`), office: names.office(to.officeId) });
      case 'pool':
        return t('told.pool', { office: names.office(to.officeId) });
      case 'webhook':
        return t('told.webhook', { name: to.name });
    }
  };
  return (receivers) => receivers.map(wordOf).join(', ');
};
