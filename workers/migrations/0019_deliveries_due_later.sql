-- Up Migration
-- What of a receiver is due later, in that order: a sender looks at what is due first, and no further.
create index delivery_due on leadcycle.delivery (channel, receiver, due_at, no) where state = 'waiting';

-- Down Migration
drop index leadcycle.delivery_due;
