-- Up Migration
-- What is settled is deleted after a while, the oldest first.
create index delivery_message_settled on leadcycle.delivery_message (state, settled_at) where settled_at is not null;
create index delivery_dropped on leadcycle.delivery (settled_at) where state = 'dropped' and message_id is null;

-- Down Migration
drop index leadcycle.delivery_dropped, leadcycle.delivery_message_settled;
