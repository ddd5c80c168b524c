// Which pages are there, and what do their addresses say? All that is chosen on a page stands in its address.
import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { BoardPage } from './board/board-page.tsx';
import { CustomersPage } from './customers/customers-page.tsx';
import { Frame } from './frame.tsx';
import { LeadPage } from './lead/lead-page.tsx';
import { LeadListPage } from './leads/lead-list-page.tsx';
import { listedIn } from './leads/listed.ts';
import { NoPage } from './no-page.tsx';

const frame = createRootRoute({ component: Frame, notFoundComponent: NoPage });

const board = createRoute({ getParentRoute: () => frame, path: '/', component: BoardPage });

const leads = createRoute({
  getParentRoute: () => frame,
  path: '/leads',
  validateSearch: listedIn,
  component: function Leads() {
    return <LeadListPage asked={leads.useSearch()} />;
  },
});

const lead = createRoute({
  getParentRoute: () => frame,
  path: '/leads/$leadId',
  component: function Lead() {
    return <LeadPage leadId={lead.useParams().leadId} />;
  },
});

const customers = createRoute({
  getParentRoute: () => frame,
  path: '/customers',
  validateSearch: ({ text }: Record<string, unknown>): { readonly text: string } => ({
    text: typeof text === 'string' || typeof text === 'number' ? String(text) : '',
  }),
  component: function Customers() {
    return <CustomersPage text={customers.useSearch().text} />;
  },
});

export const router = createRouter({
  routeTree: frame.addChildren([board, leads, lead, customers]),
  basepath: '/console',
  scrollRestoration: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    readonly router: typeof router;
  }
}
