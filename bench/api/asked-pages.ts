// What does the console ask for when somebody opens a page?

/** A page by its name, with the addresses that it asks at once. */
export interface AskedPage {
  readonly name: 'board' | 'queue' | 'lead' | 'list';
  readonly paths: readonly string[];
}

/** What one reader may look at. */
export interface Reader {
  readonly cookie: string;
  /** Leads that they see whole. */
  readonly leadIds: readonly string[];
}

/** The pages of a morning: of ten, three times the board, three the queue, three a lead, once a list. @param pick 0 to 1 */
export const pageFor = ({ leadIds }: Reader, pick: number, pickLead: number): AskedPage => {
  const leadId = leadIds[Math.floor(pickLead * leadIds.length)];
  if (pick < 0.3) return { name: 'board', paths: ['/v1/board'] };
  if (pick < 0.6 || leadId === undefined) return { name: 'queue', paths: ['/v1/me/queue'] };
  if (pick < 0.9)
    return { name: 'lead', paths: [`/v1/leads/${leadId}`, `/v1/leads/${leadId}/timeline?limit=200`] };
  return { name: 'list', paths: ['/v1/leads?which=open&limit=50'] };
};
