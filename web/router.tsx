// Which pages are there, and what do their addresses say? All that is chosen on a page stands in its address.
import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { addressWords, text } from './address/address-words.ts';
import { FailedPage } from './address/failed-page.tsx';
import { BoardPage } from './board/board-page.tsx';
import { LeadPage } from './lead/lead-page.tsx';
import { lookedAtIn } from './lead/looked-at.ts';
import { listedIn } from './leads/listed.ts';
import { companyRoutes } from './pool/company-routes.ts';
import { importRoutes } from './import/import-routes.ts';
import { playbookRoutes } from './playbook/playbook-routes.ts';
import { reportRoutes } from './reports/report-routes.ts';
import { rootRoute } from './root-route.ts';

/** An address that says nothing besides which page it is. */
const nothing = addressWords({});

const board = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  validateSearch: nothing,
  component: BoardPage,
});

const leads = createRoute({
  getParentRoute: () => rootRoute,
  path: '/leads',
  validateSearch: listedIn,
  component: lazyRouteComponent(() => import('./leads/lead-list-page.tsx'), 'LeadListPage'),
});

const lead = createRoute({
  getParentRoute: () => rootRoute,
  path: '/leads/$leadId',
  validateSearch: lookedAtIn,
  component: function Lead() {
    return <LeadPage leadId={lead.useParams().leadId} looked={lead.useSearch()} />;
  },
});

const job = createRoute({
  getParentRoute: () => rootRoute,
  path: '/jobs/$jobId',
  validateSearch: nothing,
  component: lazyRouteComponent(() => import('./jobs/job-page.tsx'), 'JobPage'),
});

const newLead = createRoute({
  getParentRoute: () => rootRoute,
  path: '/leads/new',
  validateSearch: nothing,
  component: lazyRouteComponent(() => import('./new-lead/new-lead-page.tsx'), 'NewLeadPage'),
});

const customers = createRoute({
  getParentRoute: () => rootRoute,
  path: '/customers',
  validateSearch: addressWords({ text }),
  component: lazyRouteComponent(() => import('./customers/customers-page.tsx'), 'CustomersPage'),
});

const customer = createRoute({
  getParentRoute: () => rootRoute,
  path: '/customers/$customerId',
  validateSearch: nothing,
  component: lazyRouteComponent(() => import('./customers/customer-page.tsx'), 'CustomerPage'),
});

const queue = createRoute({
  getParentRoute: () => rootRoute,
  path: '/queue',
  validateSearch: nothing,
  component: lazyRouteComponent(() => import('./queue/queue-page.tsx'), 'QueuePage'),
});

const signIn = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('./signed-in/signed-in-page.tsx'), 'SignedInPage'),
});

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    ...([board, queue, leads, newLead, lead, job, customers, customer, signIn] as const),
    ...reportRoutes,
    ...companyRoutes,
    ...playbookRoutes,
    ...importRoutes,
  ]),
  basepath: '/console',
  scrollRestoration: false,
  defaultErrorComponent: FailedPage,
});

declare module '@tanstack/react-router' {
  interface Register {
    readonly router: typeof router;
  }
}
