// What is asked of somebody who records a lead? All that the contract knows, but for ids, which nobody thinks up by hand.
import { fieldsAt } from '../command/fields.ts';
import type { Field } from '../command/fields.ts';

/** Null where the contract has no such address. Who the customer is stands apart: known ones are found by name. */
export const newLeadFields = (contract: unknown): readonly Field[] | null =>
  fieldsAt(contract, '/v1/leads')
    ?.filter(({ name }) => name !== 'source')
    .map(withoutIds) ?? null;

/** Ids within a lead, and of a customer that is new. */
const ids: ReadonlySet<string> = new Set(['customerId', 'needId', 'contactId']);

/** What is needed in a part that may be left out altogether is not needed: the API says what a begun part lacks. */
const withoutIds = (field: Field): Field => {
  if (field.kind === 'list') return { ...field, of: withoutIds(field.of) };
  if (field.kind !== 'group') return field;
  return {
    ...field,
    fields: field.fields
      .filter(({ name }) => !ids.has(name))
      .map((inner) => withoutIds(field.isNeeded ? inner : { ...inner, isNeeded: false })),
  };
};

type Body = Readonly<Record<string, unknown>>;

/**
 * The body with the ids that the form does not ask for.
 * @param newId of a customer or a need that is new; the same for the same form
 * @param customerId of a known customer; null where it is new, or where there is none
 */
export const withIds = (body: Body, newId: string, customerId: string | null): Body => {
  const { customer, need, contacts, ...rest } = body;
  return {
    ...rest,
    ...(isObject(customer)
      ? { customer: { ...customer, customerId: customerId ?? `company-${newId}` } }
      : {}),
    ...(isObject(need) ? { need: { ...need, needId: `need-${newId}` } } : {}),
    ...(Array.isArray(contacts)
      ? {
          contacts: contacts.map((contact: unknown, index) => ({
            ...(isObject(contact) ? contact : {}),
            contactId: `contact-${String(index + 1)}`,
          })),
        }
      : {}),
  };
};

const isObject = (value: unknown): value is Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
