// Which keys are there? A list that can be read, and closed with Escape.
import { Kbd, Modal, Table } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';

const keys = [
  ['palette', ['Ctrl / ⌘', 'K']],
  ['search', ['/']],
  ['keys', ['?']],
  ['rows', ['j', 'k', '↑', '↓']],
  ['open', ['Enter']],
  ['select', ['Space']],
  ['ends', ['Home', 'End']],
  ['leave', ['Esc']],
] as const;

export const Keys = ({ close }: { readonly close: () => void }): JSX.Element => {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={close}
      title={t('keys.title')}
      closeButtonProps={{ 'aria-label': t('form.cancel') }}
    >
      <Table>
        <Table.Tbody>
          {keys.map(([what, names]) => (
            <Table.Tr key={what}>
              <Table.Th scope="row" fw={400}>
                {t(`keys.${what}`)}
              </Table.Th>
              <Table.Td>
                {names.map((name) => (
                  <Kbd key={name} mr={4}>
                    {name}
                  </Kbd>
                ))}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
};
