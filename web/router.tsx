// Which pages are there, and what do their addresses say? All that is chosen on a page stands in its address.
import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { BoardPage } from './board/board-page.tsx';
import { CustomersPage } from './customers/customers-page.tsx';
import { LeadPage } from './lead/lead-page.tsx';
import { LeadListPage } from './leads/lead-list-page.tsx';
import { listedIn } from './leads/listed.ts';
import { reportRoutes } from './reports/report-routes.ts';
import { rootRoute } from './root-route.ts';

const board = createRoute({ getParentRoute: () => rootRoute, path: '/', component: BoardPage });

const leads = createRoute({
  getParentRoute: () => rootRoute,
  path: '/leads',
  validateSearch: listedIn,
  component: function Leads() {
    return <LeadListPage asked={leads.useSearch()} />;
  },
});

const lead = createRoute({
  getParentRoute: () => rootRoute,
  path: '/leads/$leadId',
  component: function Lead() {
    return <LeadPage leadId={lead.useParams().leadId} />;
  },
});

const customers = createRoute({
  getParentRoute: () => rootRoute,
  path: '/customers',
  validateSearch: ({ text }: Record<string, unknown>): { readonly text: string } => ({
    text: typeof text === 'string' || typeof text === 'number' ? String(text) : '',
  }),
  component: function Customers() {
    return <CustomersPage text={customers.useSearch().text} />;
  },
});

const queue = createRoute({
  getParentRoute: () => rootRoute,
  path: '/queue',
  component: lazyRouteComponent(() => import('./queue/queue-page.tsx'), 'QueuePage'),
});

export const router = createRouter({
  routeTree: rootRoute.addChildren([board, queue, leads, lead, customers, ...reportRoutes]),
  basepath: '/console',
  scrollRestoration: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    readonly router: typeof router;
  }
}
