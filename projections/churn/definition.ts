// What does churn count, and what not? The same words in text and JSON.

/** @param days from which age a lead counts in the matured reading */
export const churnDefinition = (days: number): Readonly<Record<string, string>> => ({
  base: 'leads obtained in the period, without disqualified and merged ones',
  'left out': 'disqualified and merged leads, as of then; one that was opened again, or parted, is back',
  open: 'leads without an outcome as of then; those at rest are among them',
  allIn: '1 − won ÷ base (the headline)',
  strict: 'lost ÷ (won + lost)',
  matured: `(lost + open) ÷ base, over leads of ${days} days and more`,
  closed: 'lost ÷ (won + lost) by the month of the outcome held as of then',
  'by owner': 'who had it at its outcome, or as of then while it is open; none: nobody',
  'by first owner': 'who was given it first; none: it was never assigned',
  'by missing': 'dimensions that nobody has rated (P C S T R B D), as of the outcome or of then',
  'by recycled': 'how often it went to rest or was opened again; a merge undone is none',
  'first contact':
    'from the first assignment to the first genuine contact by an owner, in working time of that owner’s office, at the time it took place',
  'follow-up cycle':
    'per lead the median of the cycles completed in its first 60 days after assignment: from one genuine contact in convert to the next of the same owner’s time, in working hours; none completed is a bucket of its own',
  'whole follow-up': 'from the first assignment to the outcome, in days of 24 hours',
  triangle:
    'of the base as of then: won or lost when the lead was so many months old, by the outcome held at that age; only ages that all leads of the month have reached',
  filters: 'owner, office, tier … of a lead as of its outcome, or of then while it is open',
});
