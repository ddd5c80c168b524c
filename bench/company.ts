// In which company do benchmarks and campaigns play? Three offices that work round the clock, and people with room for all leads.
import type { OrganisationFile } from '../doors/organisation/organisation-file.ts';
import type { Role } from '../events/vocabulary.ts';

const industries = ['manufacturing'];
const products = ['Veridian Procure'];
const office = (
  id: string,
  kind: OrganisationFile['units'][number]['kind'],
  parent: string | null,
): OrganisationFile['units'][number] => ({
  ...{ id, kind, parent, name: id, time_zone: 'UTC' },
  crm_regions: kind === 'headquarters' ? [] : ['UK'],
  working_days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
  working_hours: [{ from: '00:00', to: '24:00' }],
  holidays: [],
  extra_working_days: [],
  special_hours: [],
  public_holidays: null,
});

const person = (
  id: string,
  roles: readonly Role[],
  {
    unit = 'london',
    manager = 'mia',
    openLeads = 0,
  }: { readonly unit?: string; readonly manager?: string | null; readonly openLeads?: number } = {},
): OrganisationFile['people'][number] => ({
  ...{ id, name: id, roles: [...roles], unit, manager },
  expertise: { industries, products },
  capacity: { open_leads: openLeads, open_verifications: 100 },
  absences: [],
});

export interface Seller {
  readonly id: string;
  /** How many leads they can own at once. */
  readonly openLeads: number;
}

/** Many sellers, so that leads which find their owners at once do not all wait for one of them. */
export const manySellers: readonly Seller[] = Array.from({ length: 20 }, (_, index) => ({
  id: `seller-${String(index + 1)}`,
  openLeads: 100_000,
}));

/**
 * ada brings leads in, mia manages London, vera manages leads, rex and hana manage above; the sellers own.
 * Shape of `org.yaml`, for `importOrganisation`.
 */
export const companyOf = (sellers: readonly Seller[]): OrganisationFile => ({
  version: 1,
  company: { name: 'Veridian Systems', currency: 'USD', industries, products },
  roles: {},
  units: [
    office('hq', 'headquarters', null),
    office('emea', 'region', 'hq'),
    office('london', 'rep_office', 'emea'),
  ],
  people: [
    person('hana', ['sales_manager', 'administrator'], { unit: 'hq', manager: null }),
    person('rex', ['sales_manager'], { unit: 'emea', manager: 'hana' }),
    person('mia', ['sales_manager'], { manager: 'rex' }),
    person('vera', ['lead_manager']),
    person('ada', ['AR']),
    ...sellers.map(({ id, openLeads }) => person(id, ['AR'], { openLeads })),
  ],
  teams: [],
  pools: [],
});
